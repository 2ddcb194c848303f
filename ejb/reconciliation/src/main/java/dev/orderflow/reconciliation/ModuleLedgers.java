package dev.orderflow.reconciliation;

import static java.util.Comparator.naturalOrder;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.inventory.Reservations;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.Orders;
import dev.orderflow.payment.Payment;
import dev.orderflow.payment.Payments;
import dev.orderflow.shipping.Shipment;
import dev.orderflow.shipping.Shipments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks each module. */
@ApplicationScoped
class ModuleLedgers implements Ledgers {

    @Inject
    Orders orders;

    @Inject
    Payments payments;

    @Inject
    Reservations reservations;

    @Inject
    Shipments shipments;

    @Override
    public List<Entry> changed(Ledger ledger, Entry after, Instant until, int limit) {
        return switch (ledger) {
            case ORDERS -> orders.changed(after.changedAt(), after.orderId(), until, limit).stream()
                    .map(it -> new Entry(it.updatedAt(), it.id()))
                    .toList();
            case PAYMENTS -> payments.changed(after.changedAt(), after.orderId(), until, limit).stream()
                    .map(it -> new Entry(it.updatedAt(), it.orderId()))
                    .toList();
            case RESERVATIONS -> reservations.changed(after.changedAt(), after.orderId(), until, limit).stream()
                    .map(it -> new Entry(it.updatedAt(), it.orderId()))
                    .toList();
            case SHIPMENTS -> shipments.changed(after.changedAt(), after.orderId(), until, limit).stream()
                    .map(it -> new Entry(it.updatedAt(), it.orderId()))
                    .toList();
        };
    }

    @Override
    public List<OrderAccount> about(Collection<String> orderIds) {
        if (orderIds.isEmpty()) {
            return List.of();
        }
        Map<String, Order> orderOf = orders.findAll(orderIds).stream().collect(toMap(Order::id, identity()));
        Map<String, Payment> paymentOf =
                payments.findAll(List.copyOf(orderIds)).stream().collect(toMap(Payment::orderId, identity()));
        Map<String, Reservation> reservationOf =
                reservations.findAll(orderIds).stream().collect(toMap(Reservation::orderId, identity()));
        Map<String, Shipment> shipmentOf =
                shipments.findAll(orderIds).stream().collect(toMap(Shipment::orderId, identity()));
        return orderIds.stream()
                .map(id -> account(
                        id,
                        Optional.ofNullable(orderOf.get(id)),
                        Optional.ofNullable(paymentOf.get(id)),
                        Optional.ofNullable(reservationOf.get(id)),
                        Optional.ofNullable(shipmentOf.get(id))))
                .toList();
    }

    @Override
    public OrderAccount lock(String orderId) {
        return account(
                orderId, orders.lock(orderId), payments.lock(orderId), reservations.lock(orderId), shipments.lock(orderId));
    }

    private static OrderAccount account(
            String orderId,
            Optional<Order> order,
            Optional<Payment> payment,
            Optional<Reservation> reservation,
            Optional<Shipment> shipment) {
        Instant lastChange = Stream.of(
                        order.map(Order::updatedAt),
                        payment.map(Payment::updatedAt),
                        reservation.map(Reservation::updatedAt),
                        shipment.map(Shipment::updatedAt))
                .flatMap(Optional::stream)
                .max(naturalOrder())
                .orElse(Instant.EPOCH);
        return new OrderAccount(
                orderId,
                order.map(Order::status),
                payment.map(Payment::status),
                reservation.map(Reservation::status),
                shipment.map(Shipment::status),
                lastChange);
    }
}
