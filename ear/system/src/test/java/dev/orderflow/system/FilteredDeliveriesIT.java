package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderflow.events.Subscription;
import dev.orderflow.launcher.Stack;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The broker keeps to itself what a module would ignore. */
@OrderflowRunning
class FilteredDeliveriesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_RESTART = Duration.ofSeconds(90);
    private static final String INVENTORY = "inventory.orders";

    private final Shop shop;
    private final BrokerConsole console;

    FilteredDeliveriesIT(Shop shop, BrokerConsole console) {
        this.shop = shop;
        this.console = console;
    }

    @Test
    @DisplayName("EVENTS-P7 of an order each subscription gets what its module reads, and nothing else")
    void deliveries() {
        String sku = shop.sells("1.00", 5);
        console.eventuallyQuiet();
        Map<Subscription, Integer> before = added();

        String order = shop.places(sku, 1, "tok_visa");
        shop.eventuallyPayment(order, "CAPTURED");
        shop.eventuallyShipment(order, "PREPARED");
        console.eventuallyQuiet();

        Map<Subscription, Integer> after = added();
        assertThat(Arrays.stream(Subscription.values())
                        .filter(it -> !after.get(it).equals(before.get(it)))
                        .collect(Collectors.toMap(Function.identity(), it -> after.get(it) - before.get(it))))
                .isEqualTo(Map.of(
                        Subscription.PAYMENT_ORDERS, 2,
                        Subscription.INVENTORY_ORDERS, 1,
                        Subscription.SHIPPING_ORDERS, 1,
                        Subscription.ORDERS_PAYMENTS, 1,
                        Subscription.ORDERS_INVENTORY, 1,
                        Subscription.HISTORY_ORDERS, 2,
                        Subscription.HISTORY_PAYMENTS, 2,
                        Subscription.HISTORY_INVENTORY, 1));
    }

    @Test
    @DisplayName("EVENTS-P7 what nobody knows, or says no type, or says it by a number, is delivered to all and dies where it can be seen")
    void unknown(ForeignProgram program) {
        int before = console.depth("DLQ." + INVENTORY);

        program.sends("orders", "this is no event", Map.of("ce_type", "OrderMislaid"));
        program.sends("orders", "this is no event either", Map.of());
        program.sends("orders", context -> {
            try {
                Message message = context.createTextMessage("nor this");
                message.setIntProperty("ce_type", 7);
                return message;
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }, Map.of());

        await("all are dead letters").atMost(SOON).until(() -> console.depth("DLQ." + INVENTORY) == before + 3);
    }

    @Test
    @DisplayName("EVENTS-P7 the application's user can neither remove nor change a subscription")
    void keepsItsQueue(Stack stack) throws Exception {
        var credentials = stack.credentials();
        try (var locator = ActiveMQClient.createServerLocator(credentials.get("broker.url"));
                var connection = locator.createSessionFactory();
                ClientSession session = connection.createSession(
                        credentials.get("broker.user"), credentials.get("broker.password"), false, true, true, false, 0)) {
            assertThatThrownBy(() -> session.deleteQueue(INVENTORY)).isInstanceOf(ActiveMQSecurityException.class);
            assertThatThrownBy(() -> session.createQueue(QueueConfiguration.of("inventory.again").setAddress("orders")))
                    .isInstanceOf(ActiveMQSecurityException.class);
        }
        assertThat(console.filterOf(INVENTORY)).isEqualTo(Subscription.INVENTORY_ORDERS.filter().orElseThrow());
    }

    @Tag("faults")
    @Test
    @DisplayName("EVENTS-P7 a subscription of a version without filters keeps what waits in it, and is listened to")
    void upgrade(Stack stack, ForeignProgram program) {
        String sku = shop.sells("1.00", 5);
        String order = UUID.randomUUID().toString();
        stack.applicationServer().kill9();
        console.destroyQueueInUse(INVENTORY);
        console.createQueue("orders", INVENTORY);
        program.sends("orders", ForeignProgram.placed(order, sku, 2), Map.of("ce_type", "OrderPlaced", "JMSXGroupID", order));
        assertThat(console.depth(INVENTORY)).isEqualTo(1);

        stack.broker().kill9();
        stack.broker().start();

        assertThat(console.depth(INVENTORY)).isEqualTo(1);
        stack.applicationServer().start();
        await("reserved").atMost(A_RESTART).until(() -> shop.available(sku), left -> left == 3);
    }

    private Map<Subscription, Integer> added() {
        return Arrays.stream(Subscription.values()).collect(Collectors.toMap(Function.identity(), it -> console.added(it.queue())));
    }
}
