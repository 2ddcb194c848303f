package dev.orderflow.simulation;

import dev.orderflow.events.EventType;
import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.Origin;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import dev.orderflow.inventory.NothingReserved;
import dev.orderflow.inventory.StockKeeper;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.orders.OrderAlreadyRejected;
import dev.orderflow.orders.OrderAlreadyShipped;
import dev.orderflow.orders.OrderAnnouncements;
import dev.orderflow.orders.OrderCancellation;
import dev.orderflow.orders.OrderDecision;
import dev.orderflow.orders.OrderNotConfirmed;
import dev.orderflow.orders.OrderNotFound;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.payment.Cashier;
import dev.orderflow.payment.PaymentNotFound;
import dev.orderflow.payment.ProviderFault;
import dev.orderflow.shipping.Dispatch;
import dev.orderflow.shipping.Packing;
import dev.orderflow.shipping.ShipmentAlreadyCancelled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The modules, with what customers and operators do to them and what is on its way between them. */
@ApplicationScoped
class World implements Events {

    static final Instant BEGINNING = Instant.parse("2026-11-22T09:00:00Z");
    static final Duration LATE = Duration.ofHours(3);

    /** After which a delivery may well succeed when it comes again; anything else is a defect. */
    private static final Set<Class<? extends RuntimeException>> HEALED_BY_REDELIVERY = Set.of(
            OrderNotFound.class,
            OrderNotConfirmed.class,
            PaymentNotFound.class,
            NothingReserved.class,
            ProviderFault.class,
            NotYet.class,
            Breakdown.class);

    /** The customer or operator has to wait with that. */
    private static final class NotYet extends RuntimeException {}

    /** The process died. */
    private static final class Breakdown extends RuntimeException {}

    /** Something that can happen next: a delivery, or what a person does. */
    private static final class Step {

        private final String name;
        private final Runnable work;
        /** How much had happened when it failed last. */
        private int failedAt = -1;

        private Step(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }
    }

    private static Instant now = BEGINNING;

    private final List<Step> waiting = new ArrayList<>();
    private final List<Fact> publishing = new ArrayList<>();
    private final Map<String, Map<String, Integer>> published = new TreeMap<>();
    private Predicate<String> late = step -> false;
    private int done;
    private int failed;
    private int duplicates;
    private int pieces;

    @Inject
    OrderPlacement placement;

    @Inject
    OrderCancellation cancellation;

    @Inject
    OrderAnnouncements announcements;

    @Inject
    OrderDecision decision;

    @Inject
    Cashier cashier;

    @Inject
    StockKeeper stockKeeper;

    @Inject
    Stocktaking stocktaking;

    @Inject
    Packing packing;

    @Inject
    Dispatch dispatch;

    @Inject
    Bank bank;

    @Produces
    @Singleton
    static Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    /** Nothing has happened yet. */
    void begin() {
        Tables.all().forEach(Rows::clear);
        bank.open();
        waiting.clear();
        published.clear();
        late = step -> false;
        now = BEGINNING;
        done = 0;
        failed = 0;
        duplicates = 0;
        pieces = 0;
    }

    /** So many pieces are in the warehouse. */
    void stocks(String sku, int pieces) {
        stocktaking.counted(sku, pieces);
        Tables.STOCK.commit();
        this.pieces += pieces;
    }

    /** Places an order for two pieces, now; its id. */
    String places(String sku, String paymentToken) {
        String id = placement.place(new PlaceOrder(
                        "c-1", Tables.CatalogueTable.EUR, paymentToken, List.of(new PlaceOrder.Item(sku, 2))))
                .id();
        commit();
        return id;
    }

    /** The customer cancels, at whatever moment. */
    void cancels(String order) {
        waiting.add(new Step("customer cancels", () -> cancel(order)));
    }

    /** The customer cancels as soon as the order is confirmed, or later. */
    void cancelsOnceConfirmed(String order) {
        waiting.add(new Step("customer cancels", () -> {
            if (Tables.ORDERS.find(order).status() == OrderStatus.PLACED) {
                throw new NotYet();
            }
            cancel(order);
        }));
    }

    private void cancel(String order) {
        try {
            cancellation.cancel(order, "changed my mind");
        } catch (OrderAlreadyShipped | OrderAlreadyRejected refused) {
            Tables.ORDERS.rollback();
        }
    }

    /** An operator sends the shipment off as soon as there is one, or later; the order may be given up before that. */
    void dispatches(String order) {
        waiting.add(new Step("operator dispatches", () -> {
            var shipment = Tables.SHIPMENTS.find(order);
            if (shipment == null) {
                throw new NotYet();
            }
            try {
                dispatch.dispatch(shipment.id());
            } catch (ShipmentAlreadyCancelled refused) {
                Tables.SHIPMENTS.rollback();
            }
        }));
    }

    /** The order is announced again, at whatever moment. */
    void announcesAgain(String order) {
        waiting.add(new Step("placed again", () -> announcements.placedAgain(order)));
    }

    /** The decision is announced again, at whatever moment after it was made. */
    void decidesAgain(String order) {
        waiting.add(new Step("decided again", () -> {
            if (Tables.ORDERS.find(order).status() == OrderStatus.PLACED) {
                throw new NotYet();
            }
            announcements.decidedAgain(order);
        }));
    }

    /** Deliveries whose name begins like that come hours after all others. */
    void late(String name) {
        late = step -> step.startsWith(name);
    }

    @Override
    public void publish(Fact fact) {
        publishing.add(fact);
    }

    @Override
    public Origin origin() {
        return new Origin(Optional.empty(), "0af7651916cd43dd8448eb211c80319c");
    }

    @Override
    public void publishEach(Collection<Caused> facts) {
        facts.forEach(it -> publish(it.fact()));
    }

    /** Lets everything happen, in the order of the schedule. */
    void run(Schedule schedule) {
        while (!waiting.isEmpty()) {
            List<Step> possible = waiting.stream().filter(it -> it.failedAt != done && !late.test(it.name)).toList();
            if (possible.isEmpty()) {
                hoursPass();
            } else {
                take(possible.get(schedule.choose(possible.size())), schedule);
            }
        }
    }

    private void hoursPass() {
        if (waiting.stream().noneMatch(it -> late.test(it.name))) {
            throw new AssertionError("Ends as dead letters: " + waiting.stream().map(it -> it.name).toList());
        }
        late = step -> false;
        now = now.plus(LATE);
    }

    private void take(Step step, Schedule schedule) {
        try {
            step.work.run();
            if (schedule.breaksDown()) {
                throw new Breakdown();
            }
            waiting.remove(step);
            if (schedule.comesAgain()) {
                waiting.add(new Step(step.name, step.work));
                duplicates++;
            }
            done++;
            commit();
        } catch (RuntimeException failure) {
            if (!HEALED_BY_REDELIVERY.contains(failure.getClass())) {
                throw failure;
            }
            Tables.all().forEach(Rows::rollback);
            publishing.clear();
            failed++;
            // Nothing has to happen before another attempt succeeds, where it was only the process that died.
            step.failedAt = failure instanceof Breakdown ? -1 : done;
        }
    }

    private void commit() {
        Tables.all().forEach(Rows::commit);
        publishing.forEach(fact -> {
            published.computeIfAbsent(fact.orderId(), it -> new TreeMap<>()).merge(EventType.of(fact).typeName(), 1, Integer::sum);
            deliver(fact);
        });
        publishing.clear();
    }

    /** To the subscriptions, as the modules' message-driven beans have it; to those that ignore the fact it makes no difference. */
    private void deliver(Fact fact) {
        if (fact instanceof OrderPlaced it) {
            waits("payment.orders", it, cashier::authorize);
            waits("inventory.orders", it, stockKeeper::reserve);
        } else if (fact instanceof OrderConfirmed it) {
            waits("payment.orders", it, cashier::capture);
            waits("shipping.orders", it, packing::prepare);
        } else if (fact instanceof OrderRejected it) {
            waits("payment.orders", it, cashier::giveBack);
            waits("inventory.orders", it, stockKeeper::release);
            waits("shipping.orders", it, packing::cancel);
        } else if (fact instanceof OrderCancelled it) {
            waits("payment.orders", it, cashier::giveBack);
            waits("inventory.orders", it, stockKeeper::release);
            waits("shipping.orders", it, packing::cancel);
        } else if (fact instanceof PaymentAuthorized it) {
            waits("orders.payments", it, decision::paymentAuthorized);
        } else if (fact instanceof PaymentDeclined it) {
            waits("orders.payments", it, decision::paymentDeclined);
        } else if (fact instanceof StockReserved it) {
            waits("orders.inventory", it, decision::stockReserved);
        } else if (fact instanceof StockShort it) {
            waits("orders.inventory", it, decision::stockShort);
        } else if (fact instanceof OrderShipped it) {
            waits("orders.shipping", it, decision::orderShipped);
            waits("inventory.shipping", it, stockKeeper::ship);
        }
    }

    private <F extends Fact> void waits(String subscription, F fact, Consumer<F> reaction) {
        waiting.add(new Step(EventType.of(fact).typeName() + " at " + subscription, () -> reaction.accept(fact)));
    }

    /** How often facts of that type about the order were published. */
    int published(String order, String type) {
        return published.getOrDefault(order, Map.of()).getOrDefault(type, 0);
    }

    Bank bank() {
        return bank;
    }

    /** Steps that have been taken. */
    int done() {
        return done;
    }

    /** Steps that came once more. */
    int duplicates() {
        return duplicates;
    }

    /** Pieces that were in the warehouse at the beginning. */
    int pieces() {
        return pieces;
    }

    /** Steps that were rolled back and came again. */
    int failed() {
        return failed;
    }
}
