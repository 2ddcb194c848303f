package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.events.Event;
import dev.orderflow.events.EventJson;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import dev.orderflow.system.ForeignProgram.Letter;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Every order of a consumer's events, each of them twice, through the real broker and the real database: each order of events for an
 * order of its own. What the simulation shows of the rules, this shows of listeners, transactions and redelivery.
 */
@OrderflowRunning
@DisplayName("In whatever order events arrive, through the real broker,")
class AnyOrderIT {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BigDecimal PRICE = new BigDecimal("10.00");
    private static final EventJson JSON = new EventJson();

    /** In each of them the repetitions come in another order. */
    private static final int ROUNDS = 2;

    private static int sent;

    private final ForeignProgram program;
    private final BrokerConsole console;
    private final Sql database;
    private final Shop shop;
    private final String sku;
    private final Random random = new Random(2026);
    private final int deadLettersBefore;

    AnyOrderIT(ForeignProgram program, BrokerConsole console, Sql database, Shop shop) {
        this.program = program;
        this.console = console;
        this.database = database;
        this.shop = shop;
        this.sku = shop.sells("10.00", 1_000);
        console.eventuallyQuiet();
        this.deadLettersBefore = console.deadLetters();
    }

    @AfterEach
    void resume() {
        console.resume("payment.orders");
        console.resume("inventory.orders");
    }

    @AfterAll
    static void report() {
        System.out.printf("Any order, through the broker: %d messages%n", sent);
    }

    @Test
    @DisplayName("payment keeps no money for an order that was confirmed and cancelled")
    void payment() throws SQLException {
        List<String> orders = inEveryOrder("orders::payment.orders", List.of(this::placed, this::confirmed, this::cancelled));

        settles();
        assertThat(ends("select status from payment.payment where order_id = ?", orders)).isSubsetOf("VOIDED", "REFUNDED", "NEVER_CHARGED");
    }

    @Test
    @DisplayName("payment takes the money for a confirmed order")
    void paymentConfirmed() throws SQLException {
        List<String> orders = inEveryOrder("orders::payment.orders", List.of(this::placed, this::confirmed));

        settles();
        assertThat(ends("select status from payment.payment where order_id = ?", orders)).containsExactly("CAPTURED");
    }

    @Test
    @DisplayName("inventory keeps no stock for an order that was given up")
    void inventory() throws SQLException {
        List<String> orders = inEveryOrder("orders::inventory.orders", List.of(this::placed, this::confirmed, this::cancelled));
        orders.addAll(inEveryOrder("orders::inventory.orders", List.of(this::placed, this::rejected)));

        settles();
        assertThat(ends("select status from inventory.reservation where order_id = ?", orders))
                .isSubsetOf("RELEASED", "NEVER_RESERVED");
        assertThat(shop.reserved(sku)).isZero();
        assertThat(shop.onHand(sku)).isEqualTo(1_000);
    }

    @Test
    @DisplayName("inventory takes off the shelf what has been shipped, also where that overtook its placing, or was cancelled")
    void inventoryShipped() throws SQLException {
        List<String> orders = new ArrayList<>();
        for (List<Function<String, Fact>> order : permutations(List.<Function<String, Fact>>of(this::placed, this::shipped))) {
            orders.add(sends(order, AnyOrderIT::queueAtInventory));
        }
        // Nothing is shipped that inventory had not reserved: where the cancellation comes too, the placing was heard before both.
        String first = reserved();
        String second = reserved();
        console.eventuallyQuiet();
        sends(first, List.of(this::cancelled, this::shipped), AnyOrderIT::queueAtInventory);
        sends(second, List.of(this::shipped, this::cancelled), AnyOrderIT::queueAtInventory);
        orders.addAll(List.of(first, second));

        settles();
        assertThat(ends("select status from inventory.reservation where order_id = ?", orders)).containsExactly("SHIPPED");
        assertThat(shop.reserved(sku)).isZero();
        assertThat(shop.onHand(sku)).isEqualTo(1_000 - orders.size());
    }

    private String reserved() throws SQLException {
        String id = unknownToOrders();
        sends(id, List.of(this::placed), AnyOrderIT::queueAtInventory);
        return id;
    }

    private static String queueAtInventory(Fact fact) {
        return fact instanceof OrderShipped ? "shipping::inventory.shipping" : "orders::inventory.orders";
    }

    @Test
    @DisplayName("shipping lets no parcel go for an order that was given up")
    void shipping() throws SQLException {
        List<String> orders = inEveryOrder("orders::shipping.orders", List.of(this::placed, this::confirmed, this::cancelled));
        orders.addAll(inEveryOrder("orders::shipping.orders", List.of(this::confirmed, this::rejected)));

        settles();
        assertThat(ends("select status from shipping.shipment where order_id = ?", orders)).isSubsetOf("CANCELLED", "NEVER_PREPARED");
    }

    @Test
    @DisplayName("an order is confirmed and shipped, whatever it hears first")
    void orders() throws SQLException {
        List<String> orders = placedInEveryOrder(List.of(this::authorized, this::stockReserved, this::shipped));

        assertThat(ends("select status from orders.orders where id = ?", orders)).containsExactly("SHIPPED");
    }

    @Test
    @DisplayName("an order is rejected by bad news, whatever it hears first")
    void rejectedOrders() throws SQLException {
        List<String> orders = placedInEveryOrder(List.of(this::declined, this::stockReserved));
        orders.addAll(placedInEveryOrder(List.of(this::authorized, this::stockShort)));

        assertThat(ends("select status from orders.orders where id = ?", orders)).containsExactly("REJECTED");
    }

    /** Orders that were really placed, of which payment and inventory hear nothing; the facts say what they would have said. */
    private List<String> placedInEveryOrder(List<Function<String, Fact>> facts) throws SQLException {
        console.pause("payment.orders");
        console.pause("inventory.orders");
        List<String> orders = new ArrayList<>();
        for (List<Function<String, Fact>> order : permutations(facts)) {
            String id = shop.places(sku, 1, "tok_visa");
            orders.add(id);
            sends(id, order, fact -> EventType.of(fact).topic().address() + "::orders." + EventType.of(fact).topic().address());
        }
        for (String topic : List.of("payments", "inventory", "shipping")) {
            await("orders." + topic + " is empty")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> console.depth("orders." + topic) == 0);
        }
        for (String id : orders) {
            console.removes("payment.orders", id);
            console.removes("inventory.orders", id);
        }
        assertThat(console.deadLetters()).isEqualTo(deadLettersBefore);
        return orders;
    }

    private List<String> inEveryOrder(String queue, List<Function<String, Fact>> facts) throws SQLException {
        List<String> orders = new ArrayList<>();
        for (List<Function<String, Fact>> order : permutations(facts)) {
            for (int round = 0; round < ROUNDS; round++) {
                orders.add(sends(order, fact -> queue));
            }
        }
        return orders;
    }

    private String sends(List<Function<String, Fact>> facts, Function<Fact, String> queue) throws SQLException {
        String id = unknownToOrders();
        sends(id, facts, queue);
        return id;
    }

    /** Orders takes no notice of what is answered about it. */
    private String unknownToOrders() throws SQLException {
        String id = UUID.randomUUID().toString();
        database.executes("insert into orders.given_up (order_id, given_up_at) values ('" + id + "', now())");
        return id;
    }

    /** The facts in that order, then all of them once more in any. */
    private void sends(String id, List<Function<String, Fact>> facts, Function<Fact, String> queue) {
        List<Event> events = new ArrayList<>();
        facts.forEach(it -> events.add(new Event(UUID.randomUUID().toString(), Instant.now(), Optional.empty(), it.apply(id))));
        List<Event> again = new ArrayList<>(events);
        Collections.shuffle(again, random);
        events.addAll(again);
        program.sends(events.stream().map(event -> letter(event, queue.apply(event.fact()))).toList());
        sent += events.size();
    }

    private Letter letter(Event event, String queue) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "ce_id", event.id(),
                "ce_type", event.type().typeName(),
                "ce_subject", event.fact().orderId(),
                "ce_dataschema", event.type().dataSchema()));
        properties.putAll(group(event));
        return new Letter(queue, JSON.write(event), properties);
    }

    /** The broker gives the events about one order to one consumer. */
    Map<String, String> group(Event event) {
        return Map.of("JMSXGroupID", event.fact().orderId());
    }

    /** All has been heard, and nothing of it has become a dead letter. */
    private void settles() {
        console.eventuallyQuiet();
        assertThat(console.deadLetters()).isEqualTo(deadLettersBefore);
    }

    private Set<String> ends(String query, List<String> orders) throws SQLException {
        Set<String> ends = new TreeSet<>();
        for (String order : orders) {
            ends.add(String.join(" and ", database.texts(query, order)));
        }
        return ends;
    }

    private static <T> List<List<T>> permutations(List<T> elements) {
        if (elements.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            List<T> others = new ArrayList<>(elements);
            T first = others.remove(i);
            for (List<T> rest : permutations(others)) {
                List<T> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(rest);
                all.add(permutation);
            }
        }
        return all;
    }

    private Fact placed(String id) {
        return new OrderPlaced(id, "c-1", EUR, PRICE, "tok_visa", lines());
    }

    private Fact confirmed(String id) {
        return new OrderConfirmed(id, "c-1", EUR, PRICE, lines());
    }

    private Fact rejected(String id) {
        return new OrderRejected(id, "c-1", EUR, PRICE, "payment declined");
    }

    private Fact cancelled(String id) {
        return new OrderCancelled(id, "c-1", EUR, PRICE, "changed my mind");
    }

    private Fact shipped(String id) {
        return new OrderShipped(id, "s-" + id.substring(0, 8));
    }

    private Fact authorized(String id) {
        return new PaymentAuthorized(id, PRICE, EUR);
    }

    private Fact declined(String id) {
        return new PaymentDeclined(id, PRICE, EUR, "the card was declined");
    }

    private Fact stockReserved(String id) {
        return new StockReserved(id, List.of(new StockReserved.Line(sku, 1)));
    }

    private Fact stockShort(String id) {
        return new StockShort(id, List.of(new StockShort.Line(sku, 1, 0)));
    }

    private List<OrderPlaced.Line> lines() {
        return List.of(new OrderPlaced.Line(sku, 1, PRICE));
    }
}
