package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happened to an order, from the first event to the last. */
@OrderflowRunning
class HistoryIT {

    /** The subscription alone: other modules do not know what to do with what comes here. */
    private static final String SUBSCRIPTION = "shipping::history.shipping";

    @Test
    @DisplayName("the events of an order are told whole and in causal order, from OrderPlaced to the last")
    void story(Shop shop) {
        String order = shop.places(shop.sells("29.99", 10), 2, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        await("the last event is kept").until(() -> types(shop, order).contains("PaymentCaptured") && types(shop, order).size() == 5);

        List<Map<String, Object>> events = events(shop, order);

        assertThat(types(shop, order)).startsWith("OrderPlaced").endsWith("OrderConfirmed", "PaymentCaptured");
        List<Object> told = new ArrayList<>();
        for (Map<String, Object> event : events) {
            assertThat(event).containsEntry("specversion", "1.0").containsEntry("subject", order).containsKeys("source", "time", "data");
            if (event.containsKey("causationid")) {
                assertThat(told).contains(event.get("causationid"));
            }
            told.add(event.get("id"));
        }
        assertThat(events.get(0)).doesNotContainKey("causationid");
        assertThat(events.get(0).get("data")).asInstanceOf(MAP)
                .containsEntry("orderId", order)
                .containsEntry("total", "59.98");
    }

    @Test
    @DisplayName("an event of a type that nobody knows yet is kept as it came, once, however often it comes")
    void unknownType(Shop shop, ForeignProgram program, BrokerConsole console) throws Exception {
        String order = shop.places(shop.sells("1.00", 1), 1, "tok_visa");
        shop.eventually(order, "CONFIRMED");
        console.eventuallyQuiet();
        String id = UUID.randomUUID().toString();
        String praised = "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/elsewhere\",\"type\":\"OrderPraised\",\"time\":"
                + "\"2036-01-01T00:00:00Z\",\"subject\":\"" + order + "\", \"stars\" : 5,\"data\":{\"words\":[\"well\",\"done\"]}}";

        program.sends(SUBSCRIPTION, praised, Map.of("ce_subject", order));
        program.sends(SUBSCRIPTION, praised, Map.of("ce_subject", order));
        console.eventuallyQuiet();

        String body = shop.customer().get("/api/orders/{id}/events", order).then().statusCode(200).extract().asString();
        assertThat(body).endsWith("," + praised + "]").containsOnlyOnce(id);
    }

    @Test
    @DisplayName("what is no event lies in the dead letters of history")
    void deadLetter(Shop shop, ForeignProgram program, BrokerConsole console) throws Exception {
        String subject = UUID.randomUUID().toString();

        program.sends(SUBSCRIPTION, "no event", Map.of("ce_subject", subject));

        console.eventuallyHolds("DLQ.history.shipping", subject, Duration.ofSeconds(20));
        console.removes("DLQ.history.shipping", subject);
    }

    @Test
    @DisplayName("of an order that is not there nothing is told")
    void unknownOrder(Shop shop) {
        shop.operator().get("/api/orders/nowhere/events").then().statusCode(404).body("type", equalTo("urn:orderflow:problem:not-found"));
    }

    private static List<String> types(Shop shop, String order) {
        return shop.customer().get("/api/orders/{id}/events", order).then().statusCode(200).extract().path("type");
    }

    private static List<Map<String, Object>> events(Shop shop, String order) {
        return shop.customer().get("/api/orders/{id}/events", order).then().statusCode(200).extract().path("$");
    }
}
