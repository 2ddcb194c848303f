package dev.orderflow.reconciliation;

import static java.util.Comparator.comparing;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.payment.PaymentStatus;
import dev.orderflow.shipping.ShipmentStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class InMemoryLedgers implements Ledgers {

    private static final Comparator<Entry> ORDER = comparing(Entry::changedAt).thenComparing(Entry::orderId);

    private final Map<String, OrderAccount> accounts = new TreeMap<>();
    private final Map<Ledger, Map<String, Instant>> changes = new EnumMap<>(Ledger.class);
    private int read;
    private int asked;

    /** What the ledgers say about the order from that time on; null for nothing. Shipping has nothing to say. */
    void say(String orderId, OrderStatus order, PaymentStatus payment, Reservation.Status stock, Instant at) {
        say(orderId, order, payment, stock, null, at);
    }

    /** What the ledgers say about the order from that time on; null for nothing. */
    void say(
            String orderId,
            OrderStatus order,
            PaymentStatus payment,
            Reservation.Status stock,
            ShipmentStatus shipment,
            Instant at) {
        accounts.put(orderId, new OrderAccount(
                orderId,
                Optional.ofNullable(order),
                Optional.ofNullable(payment),
                Optional.ofNullable(stock),
                Optional.ofNullable(shipment),
                at));
        entry(Ledger.ORDERS, orderId, order, at);
        entry(Ledger.PAYMENTS, orderId, payment, at);
        entry(Ledger.RESERVATIONS, orderId, stock, at);
        entry(Ledger.SHIPMENTS, orderId, shipment, at);
    }

    private void entry(Ledger ledger, String orderId, Object status, Instant at) {
        if (status != null) {
            changes.computeIfAbsent(ledger, it -> new TreeMap<>()).put(orderId, at);
        }
    }

    /** What one of the ledgers says is younger than what the others say. */
    void changes(String orderId, Ledger ledger, Instant at) {
        OrderAccount before = accounts.get(orderId);
        accounts.put(orderId, new OrderAccount(orderId, before.order(), before.payment(), before.stock(), before.shipment(), at));
        changes.get(ledger).put(orderId, at);
    }

    /** How many entries have been read so far. */
    int read() {
        return read;
    }

    /** About how many orders all ledgers have been asked so far. */
    int asked() {
        return asked;
    }

    @Override
    public List<Entry> changed(Ledger ledger, Entry after, Instant until, int limit) {
        List<Entry> page = changes.getOrDefault(ledger, Map.of()).entrySet().stream()
                .map(it -> new Entry(it.getValue(), it.getKey()))
                .filter(it -> ORDER.compare(it, after) > 0 && !it.changedAt().isAfter(until))
                .sorted(ORDER)
                .limit(limit)
                .toList();
        read += page.size();
        return page;
    }

    @Override
    public List<OrderAccount> about(Collection<String> orderIds) {
        asked += orderIds.size();
        return orderIds.stream().map(accounts::get).toList();
    }

    @Override
    public OrderAccount lock(String orderId) {
        return accounts.get(orderId);
    }
}
