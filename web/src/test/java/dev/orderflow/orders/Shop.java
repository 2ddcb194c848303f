package dev.orderflow.orders;

import dev.orderflow.events.RecordedEvents;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;

/**
 * The orders module as it is, with neither a database nor a broker behind it: of what it does each test sees what is stored and published.
 */
public final class Shop {

    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00Z");

    /** All orders. */
    public final OrdersInMemory orders = new OrdersInMemory();
    /** What they are for. */
    public final CatalogueInMemory catalogue = new CatalogueInMemory();
    /** What others are told. */
    public final RecordedEvents events = new RecordedEvents();
    /** Places several. */
    public final OrderPlacement placement = new OrderPlacement();
    /** Places one. */
    public final SharedPlacement shared = new SharedPlacement();
    /** Cancels one. */
    public final OrderCancellation cancellation = new OrderCancellation();
    /** What was asked for once. */
    public final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys();
    /** Takes so many. */
    public final IntakeLimit intake = new IntakeLimit();

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    /** It is empty, and takes a hundred orders. */
    public Shop() {
        placement.orders = orders;
        placement.catalogue = catalogue;
        placement.keys = keys;
        placement.events = events;
        placement.clock = clock;
        shared.placement = placement;
        shared.events = events;
        shared.open();
        cancellation.orders = orders;
        cancellation.events = events;
        cancellation.decided = unheard();
        cancellation.clock = clock;
        intake.orders = orders;
        intake.keys = keys;
        intake.clock = clock;
        takes(100);
    }

    /** So many may be undecided. */
    public void takes(int most) {
        intake.setting = String.valueOf(most);
        intake.read();
    }

    /** An order for a book. */
    public Order ordered(String id, String customerId) {
        PlaceOrder command =
                new PlaceOrder(customerId, Currency.getInstance("EUR"), "tok_visa", List.of(new PlaceOrder.Item("BOOK-1", 1)));
        Order order = Order.placed(id, command, new PriceList(catalogue.findAll(List.of("BOOK-1"))), NOW);
        orders.add(order);
        return order;
    }

    /** It is decided: confirmed. */
    public void confirmed(String id) {
        Order order = orders.find(id).orElseThrow();
        order.paymentAuthorized(NOW);
        order.stockReserved(NOW);
    }

    /** It has left the house. */
    public void shipped(String id) {
        confirmed(id);
        orders.find(id).orElseThrow().shipped(NOW);
    }

    /** It is decided: rejected. */
    public void rejected(String id) {
        orders.find(id).orElseThrow().rejected("stock short", NOW);
    }

    @SuppressWarnings("unchecked")
    private static Event<OrderDecided> unheard() {
        return (Event<OrderDecided>) Proxy.newProxyInstance(
                Shop.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
    }
}
