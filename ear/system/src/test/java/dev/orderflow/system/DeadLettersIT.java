package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Redelivery, dead letters, and Retry as the console does it. */
@OrderflowRunning
class DeadLettersIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(8);
    /** Delays of 1, 3, 9 and 27 seconds, each up to 15 percent longer. */
    private static final Duration FIVE_DELIVERIES = Duration.ofSeconds(70);

    @Test
    @DisplayName("a provider that fails twice is asked again, and the order is confirmed")
    void redelivery(Shop shop) {
        String order = shop.places(shop.sells("1.00", 1), 1, "tok_flaky_2");

        shop.eventually(order, "CONFIRMED");
    }

    @Test
    @DisplayName("after five deliveries an event is a dead letter of its subscription; meanwhile others pass; Retry gives it back to that"
            + " subscription only")
    void deadLetterAndRetry(Shop shop, BrokerConsole console) {
        String sku = shop.sells("1.00", 10);

        String stuck = shop.places(sku, 1, "tok_flaky_5");
        String other = shop.places(sku, 1, "tok_visa");

        shop.eventually(other, "CONFIRMED");
        assertThat(shop.statusOf(stuck)).isEqualTo("PLACED");

        console.eventuallyHolds("DLQ.payment.orders", stuck, FIVE_DELIVERIES);
        assertThat(console.holds("DLQ.inventory.orders", stuck)).isFalse();
        assertThat(shop.statusOf(stuck)).isEqualTo("PLACED");
        int seenByInventory = console.added("inventory.orders");

        console.retryAll("DLQ.payment.orders");

        shop.eventually(stuck, "CONFIRMED");
        console.eventuallyQuiet();
        // Inventory hears of nothing; what followed, OrderConfirmed, the broker keeps from it.
        assertThat(console.added("inventory.orders")).isEqualTo(seenByInventory);
        assertThat(console.holds("DLQ.payment.orders", stuck)).isFalse();
    }

    @Test
    @DisplayName("what is not JSON is a dead letter of each subscription at once")
    void unreadable(BrokerConsole console, ForeignProgram program) {
        isDeadAtOnce(console, order -> program.sends("orders", "this is not JSON", Map.of("ce_subject", order)));
    }

    @Test
    @DisplayName("a message that is passed on keeps its properties, also those that the broker has its own names for")
    void properties(BrokerConsole console, ForeignProgram program) {
        String order = UUID.randomUUID().toString();

        program.sends("orders", "this is not JSON", Map.of("ce_subject", order, "JMSXGroupID", order, "traceparent", "00-1"));

        console.eventuallyHolds("DLQ.payment.orders", order, AT_ONCE);
        assertThat(console.browse("DLQ.payment.orders", order).get(0).toString())
                .contains("_AMQ_GROUP_ID=" + order, "traceparent=00-1", "ce_subject=" + order);
    }

    @Test
    @DisplayName("what is no text message is a dead letter of each subscription at once")
    void noText(BrokerConsole console, ForeignProgram program) {
        Function<JMSContext, Message> bytes = context -> {
            var message = context.createBytesMessage();
            try {
                message.writeBytes(new byte[] {1, 2, 3});
            } catch (jakarta.jms.JMSException e) {
                throw new IllegalStateException(e);
            }
            return message;
        };
        isDeadAtOnce(console, order -> program.sends("orders", bytes, Map.of("ce_subject", order)));
    }

    @Test
    @DisplayName("an event of a version that is not known yet is a dead letter of each subscription at once")
    void unknownVersion(BrokerConsole console, ForeignProgram program) {
        isDeadAtOnce(console, order -> program.sends(
                "orders", placed(order, "urn:orderflow:OrderPlaced:2", "1"), Map.of("ce_subject", order)));
    }

    @Test
    @DisplayName("an event against its schema is a dead letter of each subscription at once")
    void againstItsSchema(BrokerConsole console, ForeignProgram program) {
        isDeadAtOnce(console, order -> program.sends(
                "orders", placed(order, "urn:orderflow:OrderPlaced:1", "0"), Map.of("ce_subject", order)));
    }

    @Test
    @DisplayName("an event delivered twice is acted on once")
    void duplicate(Shop shop, BrokerConsole console, ForeignProgram program, Sql database) throws Exception {
        String sku = shop.sells("1.00", 10);
        String order = shop.places(sku, 3, "tok_visa");
        shop.eventually(order, "CONFIRMED");
        shop.eventuallyPayment(order, "CAPTURED");
        String again = placed(order, "urn:orderflow:OrderPlaced:1", "3").replace("BOOK-1", sku);

        program.sends("orders", again, Map.of("ce_subject", order));
        String later = shop.places(sku, 1, "tok_visa");
        shop.eventually(later, "CONFIRMED");
        shop.eventuallyPayment(later, "CAPTURED");
        console.eventuallyQuiet();

        assertThat(shop.available(sku)).isEqualTo(6);
        assertThat(shop.statusOf(order)).isEqualTo("CONFIRMED");
        assertThat(database.count("select count(*) from payment.payment where order_id = ?", order)).isEqualTo(1);
        assertThat(database.count("select count(*) from inventory.reservation where order_id = ?", order)).isEqualTo(1);
        assertThat(console.holds("DLQ.payment.orders", order)).isFalse();
    }

    private static void isDeadAtOnce(BrokerConsole console, java.util.function.Consumer<String> sending) {
        String order = UUID.randomUUID().toString();

        sending.accept(order);

        console.eventuallyHolds("DLQ.payment.orders", order, AT_ONCE);
        console.eventuallyHolds("DLQ.inventory.orders", order, AT_ONCE);
        Map<String, Object> letter = console.browse("DLQ.payment.orders", order).get(0);
        assertThat(letter.toString()).contains("payment.orders");
    }

    private static String placed(String order, String schema, String quantity) {
        return """
                {"specversion":"1.0","id":"%s","source":"/orderflow/orders","type":"OrderPlaced","dataschema":"%s",
                 "time":"%s","subject":"%s","datacontenttype":"application/json",
                 "data":{"orderId":"%s","customerId":"c-1","currency":"EUR","total":"1.00","paymentToken":"tok_visa",
                         "lines":[{"sku":"BOOK-1","quantity":%s,"unitPrice":"1.00"}]}}
                """
                .formatted(UUID.randomUUID(), schema, Instant.now(), order, order, quantity);
    }
}
