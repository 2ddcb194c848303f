package dev.orderflow.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.StockReleased;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;

/** Sets stock aside for orders, gives it back, and takes off the shelf what has left. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class StockKeeper {

    @Inject
    Warehouse warehouse;

    @Inject
    Reservations reservations;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Has at once what these facts will ask for: first what is set aside for the orders, then the stock of what is in them. */
    public void expect(List<Fact> facts) {
        List<String> orders = facts.stream().map(Fact::orderId).toList();
        reservations.lockAll(orders);
        Set<String> skus = new TreeSet<>();
        orders.forEach(order -> reservations.lock(order).ifPresent(it -> skus.addAll(it.quantities().keySet())));
        facts.stream()
                .filter(OrderPlaced.class::isInstance)
                .map(OrderPlaced.class::cast)
                .forEach(order -> order.lines().forEach(line -> skus.add(line.sku())));
        warehouse.lockAll(skus);
    }

    /**
     * Sets everything aside or nothing, unless that was done before or the order has been given up meanwhile. Who asks again is
     * answered again: the first answer may have been lost. What was short is looked for again.
     */
    public void reserve(OrderPlaced order) {
        Optional<Reservation> earlier = reservations.lock(order.orderId());
        switch (earlier.map(Reservation::status).orElse(Reservation.Status.SHORT)) {
            case SHORT -> tryToReserve(order, earlier);
            case RESERVED, SHIPPED -> events.publish(new StockReserved(order.orderId(), factLines(earlier.orElseThrow().quantities())));
            case RELEASED, NEVER_RESERVED -> {
                // The order was given up; nobody waits for an answer.
            }
        }
    }

    private void tryToReserve(OrderPlaced order, Optional<Reservation> earlier) {
        Map<String, Integer> wanted = order.lines().stream()
                .collect(groupingBy(OrderPlaced.Line::sku, TreeMap::new, summingInt(OrderPlaced.Line::quantity)));
        Map<String, Stock> stock = warehouse.lock(wanted.keySet());
        List<StockShort.Line> missing = missing(wanted, stock);
        if (missing.isEmpty()) {
            wanted.forEach((sku, quantity) -> stock.get(sku).reserve(quantity));
            earlier.ifPresentOrElse(
                    it -> it.reserved(wanted, clock.instant()),
                    () -> reservations.add(Reservation.reserved(order.orderId(), wanted, clock.instant())));
            events.publish(new StockReserved(order.orderId(), factLines(wanted)));
        } else {
            if (earlier.isEmpty()) {
                reservations.add(Reservation.tooShort(order.orderId(), clock.instant()));
            }
            events.publish(new StockShort(order.orderId(), missing));
        }
    }

    private static List<StockShort.Line> missing(Map<String, Integer> wanted, Map<String, Stock> stock) {
        List<StockShort.Line> missing = new ArrayList<>();
        wanted.forEach((sku, quantity) -> {
            int available = stock.containsKey(sku) ? stock.get(sku).available() : 0;
            if (quantity > available) {
                missing.add(new StockShort.Line(sku, quantity, available));
            }
        });
        return missing;
    }

    /** Makes available again what was set aside. */
    public void release(OrderRejected order) {
        release(order.orderId());
    }

    /** Makes available again what was set aside. */
    public void release(OrderCancelled order) {
        release(order.orderId());
    }

    private void release(String orderId) {
        reservations
                .lock(orderId)
                .ifPresentOrElse(
                        this::release, () -> reservations.add(Reservation.neverReserved(orderId, clock.instant())));
    }

    private void release(Reservation reservation) {
        switch (reservation.status()) {
            case RESERVED -> {
                Map<String, Integer> quantities = reservation.quantities();
                Map<String, Stock> stock = warehouse.lock(quantities.keySet());
                quantities.forEach((sku, quantity) -> stock.get(sku).release(quantity));
                reservation.released(clock.instant());
                events.publish(new StockReleased(reservation.orderId(), releasedLines(quantities)));
            }
            // Or it would be looked for again, should its OrderPlaced come again.
            case SHORT -> reservation.givenUp(clock.instant());
            case SHIPPED, RELEASED, NEVER_RESERVED -> {
                // There is nothing to give back.
            }
        }
    }

    /**
     * What was set aside has left the house. It has so too where it was released meanwhile, because the parcel was faster than the
     * cancellation: the shelf tells, not the promise.
     *
     * @throws NothingReserved when nothing was set aside for the order, or that cannot be seen yet: the fact comes again
     */
    public void ship(OrderShipped order) {
        Reservation reservation = reservations.lock(order.orderId()).orElseThrow(() -> new NothingReserved(order.orderId()));
        switch (reservation.status()) {
            case RESERVED -> leave(reservation, Stock::shipped);
            case RELEASED -> leave(reservation, Stock::lost);
            case SHIPPED -> {
                // It was heard before.
            }
            case SHORT, NEVER_RESERVED -> throw new NothingReserved(order.orderId());
        }
    }

    private void leave(Reservation reservation, ObjIntConsumer<Stock> leaving) {
        Map<String, Integer> quantities = reservation.quantities();
        Map<String, Stock> stock = warehouse.lock(quantities.keySet());
        quantities.forEach((sku, quantity) -> leaving.accept(stock.get(sku), quantity));
        reservation.shipped(clock.instant());
    }

    private static List<StockReserved.Line> factLines(Map<String, Integer> quantities) {
        return quantities.entrySet().stream()
                .map(line -> new StockReserved.Line(line.getKey(), line.getValue()))
                .toList();
    }

    private static List<StockReleased.Line> releasedLines(Map<String, Integer> quantities) {
        return quantities.entrySet().stream()
                .map(line -> new StockReleased.Line(line.getKey(), line.getValue()))
                .toList();
    }
}
