package dev.orderflow.reconciliation;

import static dev.orderflow.inventory.Reservation.Status.NEVER_RESERVED;
import static dev.orderflow.inventory.Reservation.Status.RELEASED;
import static dev.orderflow.inventory.Reservation.Status.RESERVED;
import static dev.orderflow.inventory.Reservation.Status.SHORT;
import static dev.orderflow.payment.PaymentStatus.AUTHORIZED;
import static dev.orderflow.payment.PaymentStatus.CAPTURED;
import static dev.orderflow.payment.PaymentStatus.NEVER_CHARGED;
import static dev.orderflow.payment.PaymentStatus.REFUNDED;
import static dev.orderflow.payment.PaymentStatus.VOIDED;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.payment.PaymentStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the three modules say about one order; empty where they know nothing of it.
 *
 * @param lastChange the latest change in any of the ledgers
 */
public record Books(
        String orderId,
        Optional<OrderStatus> order,
        Optional<PaymentStatus> payment,
        Optional<Reservation.Status> stock,
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
            case SHIPPED -> payment.filter(AUTHORIZED::equals).map(it -> Remedy.DECIDED_AGAIN);
            case REJECTED, CANCELLED -> somethingIsHeld() ? Optional.of(Remedy.DECIDED_AGAIN) : Optional.empty();
        };
    }

    private Optional<Remedy> remedyForConfirmed() {
        if (payment.isEmpty() || stock.isEmpty() || is(stock, SHORT)) {
            return Optional.of(Remedy.PLACED_AGAIN);
        }
        if (is(stock, RESERVED) && is(payment, CAPTURED)) {
            return Optional.empty();
        }
        return Optional.of(is(stock, RESERVED) && is(payment, AUTHORIZED) ? Remedy.DECIDED_AGAIN : Remedy.NONE_KNOWN);
    }

    private boolean somethingIsHeld() {
        return is(payment, AUTHORIZED, CAPTURED) || is(stock, RESERVED);
    }

    private boolean wasGivenUp() {
        return is(payment, VOIDED, REFUNDED, NEVER_CHARGED) || is(stock, RELEASED, NEVER_RESERVED);
    }

    @SafeVarargs
    private static <T> boolean is(Optional<T> status, T... any) {
        return status.filter(Set.of(any)::contains).isPresent();
    }

    @Override
    public String toString() {
        return "order is " + word(order) + ", payment is " + word(payment) + ", stock is " + word(stock);
    }

    private static String word(Optional<?> status) {
        return status.map(Object::toString).orElse("unknown");
    }
}
