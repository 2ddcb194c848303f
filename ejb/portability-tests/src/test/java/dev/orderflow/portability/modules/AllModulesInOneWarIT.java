package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static dev.orderflow.portability.modules.SampleOrder.EUR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.deadletters.Desk;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.GroupRetry;
import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.imports.ImportUpload;
import dev.orderflow.imports.OrderCsv;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderAlreadyShipped;
import dev.orderflow.orders.OrderCancellation;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.Product;
import dev.orderflow.shipping.Dispatch;
import dev.orderflow.shipping.Shipments;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("all modules in one WAR")
class AllModulesInOneWarIT {

    @Inject
    OrderPlacement placement;

    @Inject
    OrderCancellation cancellation;

    @Inject
    Shipments shipments;

    @Inject
    Dispatch dispatch;

    @Inject
    Catalogue catalogue;

    @Inject
    Stocktaking stocktaking;

    @Inject
    ImportUpload upload;

    @Inject
    Desk desk;

    @Inject
    GroupRetry groupRetry;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of(
                "audit", "operations", "identity", "orders", "payment", "inventory", "shipping", "history", "deadletters", "imports",
                "reconciliation");
    }

    @Test
    @DisplayName("an order that can be paid and delivered is confirmed, its stock reserved and its payment captured")
    void confirmed() throws Exception {
        String sku = stocked(10);

        Order order = placement.place(new PlaceOrder("c-1", EUR, "tok_visa", List.of(new PlaceOrder.Item(sku, 2))));

        eventually(() -> assertThat(Sql.find("select status from orders.orders where id = ?", order.id()))
                .containsExactly("CONFIRMED"));
        eventually(() -> assertThat(Sql.find("select status from payment.payment where order_id = ?", order.id()))
                .containsExactly("CAPTURED"));
        assertThat(reserved(sku)).containsExactly("2");
        eventually(() -> assertThat(Sql.find("select type from history.event where order_id = ?", order.id()))
                .containsExactlyInAnyOrder("OrderPlaced", "PaymentAuthorized", "StockReserved", "OrderConfirmed", "PaymentCaptured"));
    }

    @Test
    @DisplayName("an order is shipped, its stock leaves the shelf, and it cannot be cancelled any more; another is cancelled in time")
    void shippedAndCancelled() throws Exception {
        String sku = stocked(10);
        PlaceOrder two = new PlaceOrder("c-1", EUR, "tok_visa", List.of(new PlaceOrder.Item(sku, 2)));
        Order shipped = placement.place(two);
        Order cancelled = placement.place(two);
        for (Order order : List.of(shipped, cancelled)) {
            eventually(() -> assertThat(Sql.find("select status from shipping.shipment where order_id = ?", order.id()))
                    .containsExactly("PREPARED"));
            eventually(() -> assertThat(Sql.find("select status from payment.payment where order_id = ?", order.id()))
                    .containsExactly("CAPTURED"));
        }

        dispatch.dispatch(shipments.find(shipped.id()).orElseThrow().id());
        cancellation.cancel(cancelled.id(), "changed my mind");

        eventually(() -> assertThat(Sql.find("select status from orders.orders where id = ?", shipped.id()))
                .containsExactly("SHIPPED"));
        assertThatThrownBy(() -> cancellation.cancel(shipped.id(), "too late")).isInstanceOf(OrderAlreadyShipped.class);
        eventually(() -> assertThat(Sql.find("select status from payment.payment where order_id = ?", cancelled.id()))
                .containsExactly("REFUNDED"));
        eventually(() -> assertThat(Sql.find("select status from shipping.shipment where order_id = ?", cancelled.id()))
                .containsExactly("CANCELLED"));
        eventually(() -> assertThat(reserved(sku)).containsExactly("0"));
        assertThat(Sql.find("select on_hand from inventory.stock where sku = ?", sku)).containsExactly("8");
    }

    @Test
    @DisplayName("an order that is short of stock is rejected, and gets its money back")
    void rejected() throws Exception {
        String sku = stocked(1);

        Order order = placement.place(new PlaceOrder("c-1", EUR, "tok_visa", List.of(new PlaceOrder.Item(sku, 2))));

        eventually(() -> assertThat(Sql.find("select status from orders.orders where id = ?", order.id()))
                .containsExactly("REJECTED"));
        // Voided, or never charged: whether payment heard of the placing or of the rejection first.
        eventually(() -> assertThat(Sql.find("select status from payment.payment where order_id = ?", order.id()))
                .containsAnyOf("VOIDED", "NEVER_CHARGED"));
        assertThat(reserved(sku)).containsExactly("0");
    }

    @Test
    @DisplayName("an order that nobody was told of is found by the reconciliation, and confirmed")
    void reconciled() throws Exception {
        String sku = stocked(10);
        String id = UUID.randomUUID().toString();
        // In a second or two it has been without an answer for an hour, which is when it counts as lost here.
        Sql.execute(
                "insert into orders.orders (id, customer_id, currency, total, payment_token, status, payment_authorized,"
                        + " stock_reserved, placed_at, updated_at, version) values (?, 'c-1', 'EUR', 29.90, 'tok_visa', 'PLACED',"
                        + " false, false, now(), now() - interval '3598 seconds', 0)",
                id);
        Sql.execute(
                "insert into orders.order_line (order_id, position, sku, quantity, unit_price) values (?, 0, ?, 1, 29.90)", id, sku);

        eventually(() -> assertThat(Sql.find("select status from orders.orders where id = ?", id)).containsExactly("CONFIRMED"));
        eventually(() -> assertThat(Sql.find("select status from payment.payment where order_id = ?", id))
                .containsExactly("CAPTURED"));
        assertThat(reserved(sku)).containsExactly("1");
    }

    @Test
    @DisplayName("a file of orders is imported by a batch job, and its orders are confirmed")
    void imported() throws Exception {
        String sku = stocked(10);
        String file = OrderCsv.HEADER + "\nc-1,EUR,tok_visa," + sku + "*2\nc-2,EUR,tok_visa," + sku + "*0\nc-3,EUR,tok_visa,"
                + sku + "*1\n";

        String id = upload.receive(new ByteArrayInputStream(file.getBytes(UTF_8))).id();

        eventually(() -> assertThat(Sql.find("select state from imports.import where id = ?", id)).containsExactly("COMPLETED"));
        assertThat(Sql.find("select line from imports.rejected_line where import_id = ?", id)).containsExactly("3");
        eventually(() -> assertThat(Sql.find(
                        "select o.status from orders.orders o join orders.order_line l on l.order_id = o.id where l.sku = ?", sku))
                .containsExactly("CONFIRMED", "CONFIRMED"));
        assertThat(reserved(sku)).containsExactly("3");
    }

    @Test
    @DisplayName("dead letters are retried as a group and come back, each once; one is corrected, and its order paid; the rest discarded")
    void deadLetters() throws Exception {
        String type = "Type" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            sendToPayment("no event", type, "o-" + i);
        }
        SampleOrder order = SampleOrder.oneBook();
        String good = new EventJson().write(new Event(UUID.randomUUID().toString(), Instant.now(), Optional.empty(), order.placed()));
        sendToPayment(good.replaceAll("\"quantity\":\\d+", "\"quantity\":0"), "OrderPlaced", order.id());
        eventually(() -> assertThat(deadLetters("type = ? and state = 'DEAD' and rounds = 1", type)).hasSize(3));
        eventually(() -> assertThat(deadLetters("subject = ? and state = 'DEAD'", order.id())).hasSize(1));

        String retry = groupRetry.begin(
                new Filter(Optional.empty(), Optional.of(type), Optional.empty()), Optional.empty(), 1_000, "anna").id();
        desk.edit(deadLetters("subject = ?", order.id()).get(0), good, "nothing was ordered", "anna");

        eventually(() -> assertThat(Sql.find("select status from payment.payment where order_id = ?", order.id()))
                .containsExactly("AUTHORIZED"));
        eventually(() -> assertThat(Sql.find("select state || retried from deadletters.retry_run where id = ?", retry))
                .containsExactly("DONE3"));
        eventually(() -> assertThat(deadLetters("type = ? and state = 'DEAD' and rounds = 2", type)).hasSize(3));
        for (String id : deadLetters("type = ?", type)) {
            desk.discard(id, "a test sent it", "anna");
        }
        assertThat(deadLetters("type = ? and state = 'DISCARDED'", type)).hasSize(3);
    }

    private static void sendToPayment(String text, String type, String subject) throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/orderflow");
        try (JMSContext context = connections.createContext()) {
            context.createProducer()
                    .setProperty("ce_type", type)
                    .setProperty("ce_subject", subject)
                    .send(context.createTopic("orders::payment.orders"), text);
        }
    }

    private static List<String> deadLetters(String which, String parameter) throws Exception {
        return Sql.find("select id from deadletters.dead_letter where subscription = 'payment.orders' and " + which, parameter);
    }

    private String stocked(int pieces) {
        String sku = "SKU-" + UUID.randomUUID();
        catalogue.put(new Product(sku, "A book", new BigDecimal("29.90"), EUR));
        stocktaking.counted(sku, pieces);
        return sku;
    }

    private static List<String> reserved(String sku) throws Exception {
        return Sql.find("select reserved from inventory.stock where sku = ?", sku);
    }
}
