package dev.orderflow.shipping;

import dev.orderflow.database.Expectation;
import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;

/** Sends shipments off. */
@ApplicationScoped
@Transactional
public class Dispatch {

    @Inject
    Shipments shipments;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /**
     * Lets the shipment leave the house and publishes {@code OrderShipped}, in one transaction.
     *
     * @param id of the shipment
     * @param expected of the shipment; what it throws leaves everything as it is
     * @throws ShipmentNotFound when there is none
     * @throws ShipmentAlreadyCancelled when it has to stay; nothing is stored or published then
     */
    public Dispatched dispatch(String id, Expectation expected) {
        Shipment shipment = shipments.lockWithId(id).orElseThrow(() -> new ShipmentNotFound(id));
        expected.mustBeMetBy(OptionalInt.of(shipment.version()));
        boolean repeated = !leaves(shipment);
        return new Dispatched(shipments.stored(shipment), repeated);
    }

    /** Does the same, whatever the shipment's version. */
    public Dispatched dispatch(String id) {
        return dispatch(id, Expectation.NONE);
    }

    /**
     * Does the same with the shipment for an order, if it is still prepared and nobody else is dealing with it; else nothing.
     *
     * @return whether it has left
     */
    @Transactional(TxType.MANDATORY)
    public boolean dispatchIfPrepared(String orderId) {
        return shipments.takePrepared(orderId).filter(this::leaves).isPresent();
    }

    /** Whether it leaves now, and has not before. */
    private boolean leaves(Shipment shipment) {
        Optional<Fact> shipped = shipment.dispatched(clock.instant());
        shipped.ifPresent(events::publish);
        return shipped.isPresent();
    }

    /**
     * Publishes again that the shipment for the order has left.
     *
     * @throws ShipmentNotFound when there is none
     * @throws IllegalStateException when it has not left
     */
    @Transactional(TxType.MANDATORY)
    public void toldAgain(String orderId) {
        Shipment shipment = shipments.lock(orderId).orElseThrow(() -> new ShipmentNotFound("for order " + orderId));
        events.publish(shipment.asDispatched()
                .orElseThrow(() -> new IllegalStateException("The shipment for order " + orderId + " has not left.")));
    }
}
