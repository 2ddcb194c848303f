package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static dev.orderflow.portability.modules.SampleOrder.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.Product;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("reconciliation, with the modules whose books it compares")
class ReconciliationIT {

    private static final String ALL_IS_WELL = "CONFIRMED CAPTURED RESERVED PREPARED";

    private final UnreadSubscription heard = new UnreadSubscription("history.orders");
    private final String sku = "SKU-" + UUID.randomUUID();

    @Inject
    OrderPlacement placement;

    @Inject
    Catalogue catalogue;

    @Inject
    Stocktaking stocktaking;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("reconciliation", "operations", "orders", "payment", "inventory", "shipping");
    }

    @BeforeEach
    void thereAreTenBooks() {
        catalogue.put(new Product(sku, "A book", new BigDecimal("29.90"), EUR));
        stocktaking.counted(sku, 10);
    }

    @Test
    @DisplayName("RECONCILIATION-P1 an order that the others did not hear of is announced again and then decided")
    void neverHeardOf() throws Exception {
        String id = unheard();

        eventually(() -> assertThat(books(id)).isEqualTo(ALL_IS_WELL));
        assertThat(reserved()).containsExactly("1");
    }

    @Test
    @DisplayName("RECONCILIATION-P1 RECONCILIATION-P5 an order whose answers got lost is announced again and then decided; nothing is"
            + " reserved or charged twice")
    void answersLost() throws Exception {
        String id = decided();

        loseAnswers(id);

        eventually(() -> assertThat(books(id)).isEqualTo(ALL_IS_WELL));
        assertThat(reserved()).containsExactly("1");
        eventually(() -> assertThat(typesAbout(id))
                .containsExactly(OrderPlaced.class, OrderConfirmed.class, OrderPlaced.class, OrderConfirmed.class));
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a confirmation that the others did not hear of is announced again: the payment is captured and the"
            + " shipment prepared")
    void confirmationLost() throws Exception {
        String id = decided();

        Sql.execute("update payment.payment set status = 'AUTHORIZED' where order_id = ?", id);
        Sql.execute("delete from shipping.shipment_line where order_id = ?", id);
        Sql.execute("delete from shipping.shipment where order_id = ?", id);
        anHourPasses(id);

        eventually(() -> assertThat(books(id)).isEqualTo(ALL_IS_WELL));
        assertThat(reserved()).containsExactly("1");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a cancellation that the others did not hear of is announced again: what was taken is given back")
    void cancellationLost() throws Exception {
        String id = decided();

        Sql.execute("update orders.orders set status = 'CANCELLED', reason = 'changed my mind' where id = ?", id);
        anHourPasses(id);

        eventually(() -> assertThat(books(id)).isEqualTo("CANCELLED REFUNDED RELEASED CANCELLED"));
        assertThat(reserved()).containsExactly("0");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a parcel whose departure the others did not hear of is announced again")
    void departureLost() throws Exception {
        String id = decided();

        Sql.execute("update shipping.shipment set status = 'DISPATCHED' where order_id = ?", id);
        anHourPasses(id);

        eventually(() -> assertThat(books(id)).isEqualTo("SHIPPED CAPTURED SHIPPED DISPATCHED"));
        assertThat(reserved()).containsExactly("0");
        assertThat(Sql.find("select on_hand from inventory.stock where sku = ?", sku)).containsExactly("9");
    }

    @Test
    @DisplayName("RECONCILIATION-P3 money and stock that are held for an order which does not exist are given back, and it is given up")
    void orderLost() throws Exception {
        String id = decided();

        Sql.execute("delete from orders.order_line where order_id = ?", id);
        Sql.execute("delete from orders.orders where id = ?", id);
        anHourPasses(id);

        eventually(() -> assertThat(books(id)).isEqualTo("unknown REFUNDED RELEASED CANCELLED"));
        assertThat(Sql.find("select order_id from orders.given_up where order_id = ?", id)).hasSize(1);
        assertThat(reserved()).containsExactly("0");
    }

    @Test
    @DisplayName("RECONCILIATION-P5 RECONCILIATION-P6 a repair that breaks down before its commit says nothing and holds up no other; it is"
            + " made again, later, and does nothing twice")
    void breakdown() throws Exception {
        String id = decided();
        Breakdown.after(OrderPlaced.class, id, 1);
        loseAnswers(id);
        eventually(() -> assertThat(repairsOf(id)).containsExactly("1"));
        assertThat(Breakdown.toCome(OrderPlaced.class, id)).isZero();

        String other = unheard();
        eventually(() -> assertThat(books(other)).isEqualTo(ALL_IS_WELL));
        assertThat(books(id)).isEqualTo("PLACED CAPTURED RESERVED PREPARED");
        assertThat(typesAbout(id)).containsExactly(OrderPlaced.class, OrderConfirmed.class);

        Sql.execute("update reconciliation.suspect set look_at = now() where order_id = ?", id);

        eventually(() -> assertThat(books(id)).isEqualTo(ALL_IS_WELL));
        eventually(() -> assertThat(typesAbout(id))
                .containsExactly(OrderPlaced.class, OrderConfirmed.class, OrderPlaced.class, OrderConfirmed.class));
        assertThat(reserved()).containsExactly("2");
    }

    /** An order of one book that everybody has heard of and done his part for. */
    private String decided() {
        String id = placement.place(new PlaceOrder("c-1", EUR, "tok_visa", List.of(new PlaceOrder.Item(sku, 1)))).id();
        eventually(() -> assertThat(books(id)).isEqualTo(ALL_IS_WELL));
        return id;
    }

    /** An order of one book, stored an hour ago, that nobody was told of. */
    private String unheard() throws Exception {
        String id = UUID.randomUUID().toString();
        Sql.execute(
                "insert into orders.orders (id, customer_id, currency, total, payment_token, status, payment_authorized,"
                        + " stock_reserved, placed_at, updated_at, version) values (?, 'c-1', 'EUR', 29.90, 'tok_visa', 'PLACED',"
                        + " false, false, now(), now(), 0)",
                id);
        Sql.execute(
                "insert into orders.order_line (order_id, position, sku, quantity, unit_price) values (?, 0, ?, 1, 29.90)", id, sku);
        anHourPasses(id);
        return id;
    }

    private static void loseAnswers(String id) throws Exception {
        Sql.execute(
                "update orders.orders set status = 'PLACED', payment_authorized = false, stock_reserved = false where id = ?", id);
        anHourPasses(id);
    }

    /** Since the last change that anybody has noted about the order, which is when it counts as lost here. */
    private static void anHourPasses(String id) throws Exception {
        for (String ledger : List.of("inventory.reservation", "shipping.shipment", "payment.payment")) {
            Sql.execute("update " + ledger + " set updated_at = now() - interval '1 hour' where order_id = ?", id);
        }
        Sql.execute("update orders.orders set updated_at = now() - interval '1 hour' where id = ?", id);
    }

    private static String books(String id) throws Exception {
        return status("orders.orders where id = ?", id)
                + " " + status("payment.payment where order_id = ?", id)
                + " " + status("inventory.reservation where order_id = ?", id)
                + " " + status("shipping.shipment where order_id = ?", id);
    }

    private static String status(String ofWhat, String id) throws Exception {
        return Sql.find("select status from " + ofWhat, id).stream().findFirst().orElse("unknown");
    }

    private List<String> reserved() throws Exception {
        return Sql.find("select reserved from inventory.stock where sku = ?", sku);
    }

    private static List<String> repairsOf(String id) throws Exception {
        return Sql.find("select repairs from reconciliation.suspect where order_id = ?", id);
    }

    private List<Class<? extends Fact>> typesAbout(String id) throws Exception {
        return heard.factsAbout(id).stream().<Class<? extends Fact>>map(Fact::getClass).toList();
    }
}
