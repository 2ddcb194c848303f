package dev.orderflow.shipping;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderRejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Prepares what confirmed orders need, and keeps in the house what nobody wants any more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Packing {

    @Inject
    Shipments shipments;

    @Inject
    Clock clock;

    /** Has at once what these facts will ask for. */
    public void expect(List<Fact> facts) {
        shipments.lockAll(facts.stream().map(Fact::orderId).toList());
    }

    /** Prepares the shipment, unless that was done before or the order has been given up meanwhile. */
    public void prepare(OrderConfirmed order) {
        if (shipments.lock(order.orderId()).isEmpty()) {
            shipments.add(Shipment.prepared(
                    UUID.randomUUID().toString(),
                    order.orderId(),
                    order.customerId(),
                    order.lines().stream().map(line -> new ShipmentLine(line.sku(), line.quantity())).toList(),
                    clock.instant()));
        }
    }

    /** Keeps in the house what was prepared. */
    public void cancel(OrderRejected order) {
        cancel(order.orderId(), order.customerId());
    }

    /** Keeps in the house what was prepared. */
    public void cancel(OrderCancelled order) {
        cancel(order.orderId(), order.customerId());
    }

    private void cancel(String orderId, String customerId) {
        shipments
                .lock(orderId)
                .ifPresentOrElse(
                        shipment -> shipment.cancelled(clock.instant()),
                        () -> shipments.add(Shipment.neverPrepared(
                                UUID.randomUUID().toString(), orderId, customerId, clock.instant())));
    }
}
