package dev.orderflow.web.shipments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.shipping.ShipmentStatus;
import dev.orderflow.shipping.ShipmentsInMemory;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Shipments over REST")
class ShipmentsResourceTest {

    private final ShipmentsInMemory shipments = new ShipmentsInMemory();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        ShipmentsResource resource = new ShipmentsResource();
        resource.shipments = shipments;
        resource.dispatch = shipments.dispatch();
        resource.deeds = api.deeds();
        resource.readiness = api.surroundings.readiness;
        resource.caller = api.caller();
        api.has(resource);
        api.visitor.isOperator("op-1");
        shipments.prepared("s-1", "o-1", "c-1");
    }

    @Test
    @DisplayName("leave the house: 202 with the ETag of now; once more 200; published and written down once")
    void dispatched() {
        Answer first = dispatch("s-1");
        Answer second = dispatch("s-1");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("ETag")).isEqualTo("\"4\"");
        assertThat(first.json().get("status").textValue()).isEqualTo("DISPATCHED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(shipments.events.published()).hasSize(1);
        assertThat(api.kept.inShort()).containsExactly("op-1 SHIPMENT_DISPATCHED s-1");
    }

    @Test
    @DisplayName("stay where their orders were given up: 409 of a type of its own; one that is not there is 404")
    void refused() {
        shipments.cancelled("s-1");

        assertThat(dispatch("s-1").problem()).isEqualTo("409 shipment-cancelled");
        assertThat(dispatch("s-9").problem()).isEqualTo("404 not-found");
        assertThat(dispatch("x".repeat(65)).problem()).isEqualTo("404 not-found");
        assertThat(shipments.events.published()).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }

    @Test
    @DisplayName("WEB-HTTP-P10 stay where they are not as the client expects")
    void conditional() {
        assertThat(dispatch("s-1", "If-Match: \"2\"").problem()).isEqualTo("412 precondition-failed");
        assertThat(dispatch("s-1", "If-None-Match: *").problem()).isEqualTo("412 precondition-failed");
        stays();

        assertThat(dispatch("s-1", "If-Match: \"3\"").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: 3", "If-None-Match: \"3"})
    @DisplayName("WEB-HTTP-P11 stay where a header cannot be read, be there a shipment or not")
    void wrongHead(String header) {
        assertThat(dispatch("s-1", header).problem()).isEqualTo("400 bad-request");
        assertThat(dispatch("s-9", header).problem()).isEqualTo("400 bad-request");

        stays();
    }

    @Test
    @DisplayName("stay while the broker is away, and where a customer would send them off")
    void notNow() {
        api.visitor.isCustomer("c-1");
        assertThat(dispatch("s-1").problem()).isEqualTo("403 forbidden");
        assertThat(dispatch("s-9").problem()).isEqualTo("403 forbidden");

        api.visitor.isOperator("op-1");
        api.surroundings.brokerGoes();
        Answer away = dispatch("s-1");
        assertThat(away.problem()).isEqualTo("503 unavailable");
        assertThat(away.header("Retry-After")).isNotNull();
        stays();
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 of somebody else are for a customer like those that are not there, each and in lists")
    void ofSomebodyElse() {
        shipments.prepared("s-2", "o-2", "c-2");
        api.visitor.isCustomer("c-1");
        Answer ofOther = api.get("/shipments/s-2", "If-Match: \"7\"");

        assertThat(ofOther.problem()).isEqualTo("404 not-found");
        assertThat(ofOther.body().replace("s-2", "s-9")).isEqualTo(api.get("/shipments/s-9", "If-Match: \"7\"").body());
        assertThat(api.get("/shipments").each("id")).containsExactly("s-1");
        assertThat(api.get("/shipments?orderId=o-2").body()).isEqualTo("[]");
        assertThat(api.get("/shipments?orderId=o-1").each("id")).containsExactly("s-1");

        api.visitor.isOperator("op-1");
        assertThat(api.get("/shipments").each("id")).containsExactly("s-1", "s-2");
        assertThat(api.get("/shipments?orderId=o-2").each("id")).containsExactly("s-2");
    }

    @Test
    @DisplayName("WEB-HTTP-P10 are not sent again to who has them")
    void read() {
        assertThat(api.get("/shipments/s-1").header("ETag")).isEqualTo("\"3\"");
        assertThat(api.get("/shipments/s-1", "If-None-Match: \"3\"").status()).isEqualTo(304);
        assertThat(api.get("/shipments/s-1", "If-Match: \"2\"").problem()).isEqualTo("412 precondition-failed");
    }

    @Test
    @DisplayName("WEB-P3 are read page by page, by ascending order id; the only one for an order has no next page")
    void pages() {
        shipments.prepared("s-9", "o-2", "c-1");
        Answer first = api.get("/shipments?limit=1");

        assertThat(first.each("orderId")).containsExactly("o-1");
        assertThat(first.header("Link")).isEqualTo("</api/shipments?after=o-1&limit=1>; rel=\"next\"");
        assertThat(api.get("/shipments?after=o-1&limit=1").each("orderId")).containsExactly("o-2");
        assertThat(api.get("/shipments?after=o-1&limit=1").header("Link")).isNull();
        assertThat(api.get("/shipments?orderId=o-1&limit=1").header("Link")).isNull();
        assertThat(api.get("/shipments?limit=0&orderId=%00").wrongFields()).containsExactly("orderId", "limit");
    }

    private Answer dispatch(String id, String... headers) {
        return api.post("/shipments/" + id + "/dispatch", null, headers);
    }

    private void stays() {
        assertThat(shipments.withId("s-1").orElseThrow().status()).isEqualTo(ShipmentStatus.PREPARED);
        assertThat(shipments.events.published()).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }
}
