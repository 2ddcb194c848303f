package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import dev.orderflow.launcher.Stack;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What other programs see on the topics. */
@OrderflowRunning
class EventsOnTheWireIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final EventJson json = new EventJson();

    @Test
    @DisplayName("the events really sent satisfy their schemas, name their causes and belong to the trace of the request")
    void contract(Stack stack, Shop shop) throws JMSException {
        String sku = shop.sells("2.50", 10);
        List<Message> messages = new ArrayList<>();
        try (Tap orders = new Tap(stack.credentials(), "orders");
                Tap payments = new Tap(stack.credentials(), "payments");
                Tap inventory = new Tap(stack.credentials(), "inventory")) {
            String order = shop.customer()
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .contentType("application/json")
                    .body(shop.order(sku, 2, "tok_visa"))
                    .post("/api/orders")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            messages.addAll(orders.take(order, 2));
            messages.addAll(payments.take(order, 2));
            messages.addAll(inventory.take(order, 1));
        }

        Map<String, Event> events = new LinkedHashMap<>();
        for (Message message : messages) {
            Event event = json.read(((TextMessage) message).getText());
            EventType type = event.type();
            events.put(type.typeName(), event);
            assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
            assertThat(message.getStringProperty("ce_id")).isEqualTo(event.id());
            assertThat(message.getStringProperty("ce_type")).isEqualTo(type.typeName());
            assertThat(message.getStringProperty("ce_subject")).isEqualTo(event.fact().orderId());
            assertThat(message.getStringProperty("ce_dataschema")).isEqualTo(type.dataSchema());
            assertThat(message.getStringProperty("JMSXGroupID")).isEqualTo(event.fact().orderId());
            assertThat(message.getStringProperty("traceparent")).startsWith("00-" + TRACE + "-");
        }
        assertThat(events.keySet())
                .containsExactlyInAnyOrder("OrderPlaced", "OrderConfirmed", "PaymentAuthorized", "PaymentCaptured", "StockReserved");
        assertThat(events.get("OrderPlaced").causationId()).isEmpty();
        assertThat(events.get("PaymentAuthorized").causationId()).isEqualTo(idOf(events, "OrderPlaced"));
        assertThat(events.get("StockReserved").causationId()).isEqualTo(idOf(events, "OrderPlaced"));
        assertThat(events.get("OrderConfirmed").causationId())
                .isIn(idOf(events, "PaymentAuthorized"), idOf(events, "StockReserved"));
        assertThat(events.get("PaymentCaptured").causationId()).isEqualTo(idOf(events, "OrderConfirmed"));
    }

    private static Optional<String> idOf(Map<String, Event> events, String type) {
        return Optional.of(events.get(type).id());
    }
}
