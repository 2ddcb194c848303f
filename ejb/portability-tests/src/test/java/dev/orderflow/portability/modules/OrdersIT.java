package dev.orderflow.portability.modules;

import static dev.orderflow.orders.OrderStatus.CANCELLED;
import static dev.orderflow.orders.OrderStatus.CONFIRMED;
import static dev.orderflow.orders.OrderStatus.PLACED;
import static dev.orderflow.orders.OrderStatus.REJECTED;
import static dev.orderflow.orders.OrderStatus.SHIPPED;
import static dev.orderflow.portability.modules.Eventually.eventually;
import static dev.orderflow.portability.modules.SampleOrder.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.KeyInUse;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderCancellation;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.orders.Orders;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.orders.Placement;
import dev.orderflow.orders.Product;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("orders, without the other modules")
class OrdersIT {

    private static final PlaceOrder THREE_BOOKS =
            new PlaceOrder("c-1", EUR, "tok_visa", List.of(new PlaceOrder.Item("BOOK-1", 3)));

    private final UnreadSubscription published = new UnreadSubscription("payment.orders");

    @Inject
    OtherModules others;

    @Inject
    OrderPlacement placement;

    @Inject
    Orders orders;

    @Inject
    OrderCancellation cancellation;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Catalogue catalogue;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("orders");
    }

    @BeforeEach
    void aBookCosts29Euro90() {
        catalogue.put(new Product("BOOK-1", "A book", new BigDecimal("29.90"), EUR));
    }

    @Test
    @DisplayName("ORDERS-P1 placing an order stores it and publishes OrderPlaced, at the prices of the catalogue")
    void placed() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        assertThat(statusOf(order)).isEqualTo(PLACED);
        assertThat(orders.find(order.id()).orElseThrow().total()).isEqualByComparingTo("89.70");
        eventually(() -> assertThat(published.factsAbout(order.id()))
                .containsExactly(new OrderPlaced(
                        order.id(), "c-1", EUR, new BigDecimal("89.70"), "tok_visa",
                        List.of(new OrderPlaced.Line("BOOK-1", 3, new BigDecimal("29.90"))))));
    }

    @Test
    @DisplayName("ORDERS-P1 a rollback leaves neither the order nor OrderPlaced")
    void rolledBack() throws Exception {
        transaction.begin();
        Order order = placement.place(THREE_BOOKS);
        transaction.rollback();

        assertThat(orders.find(order.id())).isEmpty();
        assertThat(published.factsAbout(order.id())).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P1 a breakdown before the commit leaves neither the order nor OrderPlaced")
    void breakdown() throws Exception {
        // The id is given while placing.
        Breakdown.after(OrderPlaced.class, Breakdown.ANY_ORDER, 1);

        assertThatThrownBy(() -> placement.place(THREE_BOOKS)).hasMessageContaining("breakdown");

        assertThat(orders.find(Breakdown.lastOrder())).isEmpty();
        assertThat(published.factsAbout(Breakdown.lastOrder())).isEmpty();
    }

    @Test
    @DisplayName("ORDERS-P7 a request that is repeated under its key places one order, and gets it as it was when it was placed")
    void placedOnce() throws Exception {
        IdempotencyKey key = new IdempotencyKey("c-1", UUID.randomUUID().toString());
        Order order = placement.placeOnce(key, THREE_BOOKS).order();
        others.say(authorized(order), reserved(order));
        eventually(() -> assertThat(statusOf(order)).isEqualTo(CONFIRMED));

        Placement again = placement.placeOnce(key, THREE_BOOKS);

        assertThat(again.repeated()).isTrue();
        assertThat(again.order())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(order);
        eventually(() -> assertThat(typesAbout(order)).containsExactly(OrderPlaced.class, OrderConfirmed.class));
    }

    @Test
    @DisplayName("ORDERS-P7 a breakdown before the commit leaves the key free")
    void breakdownUnderKey() throws Exception {
        IdempotencyKey key = new IdempotencyKey("c-1", UUID.randomUUID().toString());
        Breakdown.after(OrderPlaced.class, Breakdown.ANY_ORDER, 1);
        assertThatThrownBy(() -> placement.placeOnce(key, THREE_BOOKS)).hasMessageContaining("breakdown");

        assertThat(placement.placeOnce(key, THREE_BOOKS).repeated()).isFalse();
    }

    @Test
    @DisplayName("ORDERS-P7 who waits for a key gets it when the other transaction has ended, and sees what was done; or hears that"
            + " it is in use")
    void waitingForAKey() throws Exception {
        IdempotencyKey key = new IdempotencyKey("c-1", UUID.randomUUID().toString());
        FirstRequest first = new FirstRequest(FirstRequest.What.IMPORT, "", List.of("an-import"));
        transaction.begin();
        keys.await(key, Duration.ofSeconds(1));
        keys.remember(key, first, Instant.now());

        assertThatThrownBy(() -> afterWaiting(key, Duration.ofMillis(50)).get()).hasCauseInstanceOf(KeyInUse.class);
        Future<Optional<FirstRequest>> waiting = afterWaiting(key, Duration.ofSeconds(30));
        transaction.commit();

        assertThat(waiting.get()).contains(first);
    }

    /** What was done under the key, as another transaction sees it that has waited for it. */
    private Future<Optional<FirstRequest>> afterWaiting(IdempotencyKey key, Duration longest) throws NamingException {
        ManagedExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        return executor.submit(() -> {
            transaction.begin();
            try {
                keys.await(key, longest);
                return keys.under(key);
            } finally {
                transaction.rollback();
            }
        });
    }

    @Test
    @DisplayName("ORDERS-P7 the oldest keys are forgotten first, so many at a time")
    void forgotten() throws Exception {
        IdempotencyKey key = new IdempotencyKey("c-1", UUID.randomUUID().toString());
        Order order = placement.placeOnce(key, THREE_BOOKS).order();
        Instant longAgo = order.placedAt().minus(Duration.ofDays(100));
        transaction.begin();
        for (int days = 0; days < 3; days++) {
            keys.remember(new IdempotencyKey(key.value(), "old-" + days),
                    new FirstRequest(FirstRequest.What.ORDER, "", List.of(order.id())), longAgo.plus(Duration.ofDays(days)));
        }
        transaction.commit();

        assertThat(keys.forget(longAgo.plus(Duration.ofDays(2)), 1)).isEqualTo(1);
        assertThat(keys.under(new IdempotencyKey(key.value(), "old-0"))).isEmpty();
        assertThat(keys.forget(longAgo.plus(Duration.ofDays(2)), 10)).isEqualTo(1);
        assertThat(keys.under(new IdempotencyKey(key.value(), "old-2")).map(FirstRequest::results)).contains(List.of(order.id()));
    }

    @Test
    @DisplayName("ORDERS-P3 an order is confirmed once stock is reserved and payment authorised")
    void confirmed() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        others.say(authorized(order));
        Queues.awaitEmpty("orders.payments");
        assertThat(statusOf(order)).isEqualTo(PLACED);
        others.say(reserved(order));

        eventually(() -> assertThat(statusOf(order)).isEqualTo(CONFIRMED));
        eventually(() -> assertThat(typesAbout(order)).containsExactly(OrderPlaced.class, OrderConfirmed.class));
    }

    @Test
    @DisplayName("ORDERS-P3 whichever comes first")
    void confirmedTheOtherWayRound() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        others.say(reserved(order));
        Queues.awaitEmpty("orders.inventory");
        others.say(authorized(order));

        eventually(() -> assertThat(statusOf(order)).isEqualTo(CONFIRMED));
    }

    @Test
    @DisplayName("ORDERS-P4 the first bad news rejects the order, and good news that comes later changes nothing")
    void rejected() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        others.say(new StockShort(order.id(), List.of(new StockShort.Line("BOOK-1", 3, 1))));
        eventually(() -> assertThat(statusOf(order)).isEqualTo(REJECTED));
        others.say(authorized(order), reserved(order));

        awaitAllHeard();
        assertThat(statusOf(order)).isEqualTo(REJECTED);
        assertThat(orders.find(order.id()).orElseThrow().reason()).hasValueSatisfying(
                reason -> assertThat(reason).contains("BOOK-1"));
        eventually(() -> assertThat(typesAbout(order)).containsExactly(OrderPlaced.class, OrderRejected.class));
    }

    @Test
    @DisplayName("ORDERS-P4 a declined payment rejects the order")
    void declined() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        others.say(new PaymentDeclined(order.id(), order.total(), EUR, "the card was declined"));

        eventually(() -> assertThat(statusOf(order)).isEqualTo(REJECTED));
    }

    @Test
    @DisplayName("ORDERS-P5 the same facts delivered again confirm the order once")
    void confirmedOnce() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        others.say(authorized(order), reserved(order), authorized(order), reserved(order));

        eventually(() -> assertThat(statusOf(order)).isEqualTo(CONFIRMED));
        awaitAllHeard();
        eventually(() -> assertThat(typesAbout(order)).containsExactly(OrderPlaced.class, OrderConfirmed.class));
    }

    @Test
    @DisplayName("ORDERS-P8 a confirmed order is cancelled and OrderCancelled published, once")
    void cancelled() throws Exception {
        Order order = placement.place(THREE_BOOKS);
        others.say(authorized(order), reserved(order));
        eventually(() -> assertThat(statusOf(order)).isEqualTo(CONFIRMED));

        assertThat(cancellation.cancel(order.id(), "changed my mind").repeated()).isFalse();
        assertThat(cancellation.cancel(order.id(), "once more").repeated()).isTrue();

        assertThat(statusOf(order)).isEqualTo(CANCELLED);
        eventually(() -> assertThat(typesAbout(order)).containsExactly(OrderPlaced.class, OrderConfirmed.class, OrderCancelled.class));
    }

    @Test
    @DisplayName("ORDERS-P8 a breakdown before the commit leaves the order as it was, and says nothing")
    void cancellationBreaksDown() throws Exception {
        Order order = placement.place(THREE_BOOKS);
        Breakdown.after(OrderCancelled.class, order.id(), 1);

        assertThatThrownBy(() -> cancellation.cancel(order.id(), "changed my mind")).hasMessageContaining("breakdown");

        assertThat(statusOf(order)).isEqualTo(PLACED);
        eventually(() -> assertThat(typesAbout(order)).containsExactly(OrderPlaced.class));
    }

    @Test
    @DisplayName("ORDERS-P9 a confirmed order is shipped when its parcel has left, also where that overtakes the confirmation")
    void shipped() throws Exception {
        Order order = placement.place(THREE_BOOKS);

        others.say(new OrderShipped(order.id(), "s-1"));
        others.say(authorized(order), reserved(order));

        eventually(() -> assertThat(statusOf(order)).isEqualTo(SHIPPED));
    }

    private static void awaitAllHeard() {
        Queues.awaitEmpty("orders.payments");
        Queues.awaitEmpty("orders.inventory");
    }

    private static PaymentAuthorized authorized(Order order) {
        return new PaymentAuthorized(order.id(), order.total(), EUR);
    }

    private static StockReserved reserved(Order order) {
        return new StockReserved(order.id(), List.of(new StockReserved.Line("BOOK-1", 3)));
    }

    private OrderStatus statusOf(Order order) {
        return orders.find(order.id()).orElseThrow().status();
    }

    private List<Class<? extends Fact>> typesAbout(Order order) throws Exception {
        return published.factsAbout(order.id()).stream().<Class<? extends Fact>>map(Fact::getClass).toList();
    }
}
