package dev.orderflow.reconciliation;

import static dev.orderflow.inventory.Reservation.Status.NEVER_RESERVED;
import static dev.orderflow.inventory.Reservation.Status.RELEASED;
import static dev.orderflow.inventory.Reservation.Status.RESERVED;
import static dev.orderflow.inventory.Reservation.Status.SHIPPED;
import static dev.orderflow.inventory.Reservation.Status.SHORT;
import static dev.orderflow.payment.PaymentStatus.AUTHORIZED;
import static dev.orderflow.payment.PaymentStatus.CAPTURED;
import static dev.orderflow.payment.PaymentStatus.NEVER_CHARGED;
import static dev.orderflow.payment.PaymentStatus.REFUNDED;
import static dev.orderflow.payment.PaymentStatus.VOIDED;
import static dev.orderflow.shipping.ShipmentStatus.CANCELLED;
import static dev.orderflow.shipping.ShipmentStatus.DISPATCHED;
import static dev.orderflow.shipping.ShipmentStatus.NEVER_PREPARED;
import static dev.orderflow.shipping.ShipmentStatus.PREPARED;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.payment.PaymentStatus;
import dev.orderflow.shipping.ShipmentStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the four modules say about one order; empty where they know nothing of it.
 *
 * @param lastChange the latest change in any of the ledgers
 */
public record OrderAccount(
        String orderId,
        Optional<OrderStatus> order,
        Optional<PaymentStatus> payment,
        Optional<Reservation.Status> stock,
        Optional<ShipmentStatus> shipment,
        Instant lastChange) {

    /** What to do about it, given that nothing about the order is on its way any more; empty where all is well. */
    public Optional<Remedy> remedy() {
        return order.map(this::remedyFor)
                .orElseGet(() -> somethingIsHeld() ? Optional.of(Remedy.GIVE_UP) : Optional.empty());
    }

    private Optional<Remedy> remedyFor(OrderStatus status) {
        return switch (status) {
            case PLACED -> Optional.of(wasGivenUp() ? Remedy.REJECT : Remedy.PLACED_AGAIN);
            case CONFIRMED -> remedyForConfirmed();
            case SHIPPED -> remedyForShipped();
            case REJECTED -> somethingIsHeld() ? Optional.of(Remedy.DECIDED_AGAIN) : Optional.empty();
            case CANCELLED -> remedyForCancelled();
        };
    }

    private Optional<Remedy> remedyForConfirmed() {
        if (anAnswerIsMissing()) {
            return Optional.of(Remedy.PLACED_AGAIN);
        }
        if (!is(payment, AUTHORIZED, CAPTURED)) {
            return Optional.of(Remedy.NONE_KNOWN);
        }
        if (is(shipment, DISPATCHED) && is(stock, RESERVED, SHIPPED)) {
            return Optional.of(Remedy.SHIPPED_AGAIN);
        }
        if (!is(stock, RESERVED) || is(shipment, DISPATCHED, CANCELLED, NEVER_PREPARED)) {
            return Optional.of(Remedy.NONE_KNOWN);
        }
        return is(payment, CAPTURED) && is(shipment, PREPARED) ? Optional.empty() : Optional.of(Remedy.DECIDED_AGAIN);
    }

    /** To a shipped order nothing is told that would send it off once more. */
    private Optional<Remedy> remedyForShipped() {
        if (!is(shipment, DISPATCHED)) {
            return Optional.of(Remedy.NONE_KNOWN);
        }
        if (anAnswerIsMissing()) {
            return Optional.of(Remedy.PLACED_AGAIN);
        }
        if (is(payment, AUTHORIZED)) {
            return Optional.of(Remedy.DECIDED_AGAIN);
        }
        if (is(stock, RESERVED, RELEASED)) {
            return Optional.of(Remedy.SHIPPED_AGAIN);
        }
        return is(payment, CAPTURED) && is(stock, SHIPPED) ? Optional.empty() : Optional.of(Remedy.NONE_KNOWN);
    }

    /** Its parcel may have been faster than the cancellation: then the goods are out, whatever became of the order. */
    private Optional<Remedy> remedyForCancelled() {
        if (somethingIsHeld()) {
            return Optional.of(Remedy.DECIDED_AGAIN);
        }
        return is(shipment, DISPATCHED) && is(stock, RELEASED) ? Optional.of(Remedy.SHIPPED_AGAIN) : Optional.empty();
    }

    private boolean anAnswerIsMissing() {
        return payment.isEmpty() || stock.isEmpty() || is(stock, SHORT);
    }

    private boolean somethingIsHeld() {
        return is(payment, AUTHORIZED, CAPTURED) || is(stock, RESERVED) || is(shipment, PREPARED);
    }

    private boolean wasGivenUp() {
        return is(payment, VOIDED, REFUNDED, NEVER_CHARGED)
                || is(stock, RELEASED, NEVER_RESERVED)
                || is(shipment, CANCELLED, NEVER_PREPARED);
    }

    @SafeVarargs
    private static <T> boolean is(Optional<T> status, T... any) {
        return status.filter(Set.of(any)::contains).isPresent();
    }

    @Override
    public String toString() {
        return "order is " + word(order) + ", payment is " + word(payment) + ", stock is " + word(stock)
                + ", shipment is " + word(shipment);
    }

    private static String word(Optional<?> status) {
        return status.map(Object::toString).orElse("unknown");
    }
}
