package dev.orderflow.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.orders.OrderStatus;
import dev.orderflow.orders.Shop;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A cancellation over REST")
class CancellationResourceTest {

    private static final String WHY = "{'reason':'changed my mind'}";

    private final Shop shop = new Shop();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        CancellationResource resource = new CancellationResource();
        resource.cancellation = shop.cancellation;
        resource.deeds = api.deeds();
        resource.caller = api.caller();
        resource.readiness = api.surroundings.readiness;
        api.has(resource);
        api.visitor.isCustomer("c-1");
        shop.ordered("o-1", "c-1");
    }

    @Test
    @DisplayName("is 202 with the order and the ETag that it has now; once more it is 200, and the first reason stands")
    void cancelled() {
        Answer first = cancel("o-1");
        Answer second = api.post("/orders/o-1/cancellation", "{'reason':'another'}");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("ETag")).isEqualTo("\"1\"");
        assertThat(first.json().get("status").textValue()).isEqualTo("CANCELLED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("reason").textValue()).isEqualTo("changed my mind");
        assertThat(shop.events.published()).hasSize(1);
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 of somebody else's order is, word for word, like that of one that is not there, whatever its state"
            + " and version")
    void ofSomebodyElse() {
        shop.ordered("o-2", "c-2");
        shop.ordered("o-3", "c-2");
        shop.shipped("o-3");
        Answer none = cancel("o-4");

        assertThat(none.problem()).isEqualTo("404 not-found");
        assertThat(cancel("o-2")).isEqualTo(none);
        assertThat(cancel("o-2", "If-Match: \"7\"")).isEqualTo(none);
        assertThat(cancel("o-3")).isEqualTo(none);
        assertThat(cancel("x".repeat(65))).isEqualTo(none);
        stays("o-2");
    }

    @Test
    @DisplayName("WEB-AUDIT-P1 by an operator is of anybody's order, and written down once, with its reason; a customer's is not"
            + " written down")
    void audited() {
        shop.ordered("o-2", "c-2");
        cancel("o-1");
        api.visitor.isOperator("op-1");
        cancel("o-1");
        assertThat(api.kept.inShort()).isEmpty();

        assertThat(cancel("o-2").status()).isEqualTo(202);
        cancel("o-2");

        assertThat(api.kept.inShort()).containsExactly("op-1 ORDER_CANCELLED o-2 changed my mind");
    }

    @Test
    @DisplayName("that comes too late is 409, and the type tells why; nothing is written down")
    void tooLate() {
        api.visitor.isOperator("op-1");
        shop.shipped("o-1");
        shop.ordered("o-2", "c-1");
        shop.rejected("o-2");

        assertThat(cancel("o-1").problem()).isEqualTo("409 order-already-shipped");
        assertThat(cancel("o-2").problem()).isEqualTo("409 order-already-rejected");
        assertThat(shop.events.published()).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }

    @Test
    @DisplayName("WEB-HTTP-P10 of another version than the client expects is 412, of the one that it expects goes through")
    void conditional() {
        assertThat(cancel("o-1", "If-Match: \"1\"").problem()).isEqualTo("412 precondition-failed");
        assertThat(cancel("o-1", "If-None-Match: *").problem()).isEqualTo("412 precondition-failed");
        stays("o-1");

        assertThat(cancel("o-1", "If-Match: \"0\"").status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: 0", "If-None-Match: \"0", "Content-Encoding: gzip"})
    @DisplayName("WEB-HTTP-P11 with a header that cannot be read is refused, be there an order or not, and the broker or not")
    void wrongHead(String header) {
        assertThat(cancel("o-1", header).status()).isIn(400, 415);
        stays("o-1");

        api.surroundings.brokerGoes();
        assertThat(cancel("o-9", header)).isEqualTo(cancel("o-1", header));
        assertThat(cancel("o-1", header).status()).isIn(400, 415);
    }

    @Test
    @DisplayName("without a reason, or while the broker is away, is refused, and the order stays")
    void refused() {
        assertThat(api.post("/orders/o-1/cancellation", "{'reason':' '}").wrongFields()).containsExactly("reason");
        assertThat(api.post("/orders/o-1/cancellation", "{}").wrongFields()).containsExactly("reason");
        api.surroundings.brokerGoes();

        Answer away = cancel("o-1");

        assertThat(away.problem()).isEqualTo("503 unavailable");
        assertThat(away.header("Retry-After")).isNotNull();
        stays("o-1");
    }

    private Answer cancel(String id, String... headers) {
        return api.post("/orders/" + id + "/cancellation", WHY, headers);
    }

    private void stays(String id) {
        assertThat(shop.orders.find(id).orElseThrow().status()).isEqualTo(OrderStatus.PLACED);
        assertThat(shop.events.published()).isEmpty();
    }
}
