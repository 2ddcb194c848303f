package dev.orderflow.history;

import dev.orderflow.events.Event;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.OrderShipped;
import java.time.Instant;
import java.util.Optional;

/**
 * An order has come to a status.
 *
 * @param eventId the id of the event that told of it
 * @param customerId whose order it is; empty where the events kept so far do not tell
 * @param reason why it was rejected or cancelled; empty otherwise
 * @param at when it happened
 * @param resumeAfter the place in the history to come back with: everything up to there has been told by then. It may be further back
 *     than this change.
 */
public record StatusChange(
        String eventId,
        String orderId,
        Optional<String> customerId,
        Status status,
        Optional<String> reason,
        Instant at,
        long resumeAfter) {

    /** The statuses of the life cycle. */
    public enum Status {
        /** Stored and published. */
        PLACED,
        /** Stock is reserved, payment authorised. */
        CONFIRMED,
        /** Payment was declined or stock was short. */
        REJECTED,
        /** Withdrawn by the customer. */
        CANCELLED,
        /** On its way. */
        SHIPPED
    }

    /** What this event tells; empty where that is no status. */
    static Optional<StatusChange> in(Event event, Optional<String> customerOfOrder, long resumeAfter) {
        Fact fact = event.fact();
        if (fact instanceof OrderPlaced placed) {
            return Optional.of(change(event, Optional.of(placed.customerId()), Status.PLACED, Optional.empty(), resumeAfter));
        }
        if (fact instanceof OrderConfirmed confirmed) {
            return Optional.of(change(event, Optional.of(confirmed.customerId()), Status.CONFIRMED, Optional.empty(), resumeAfter));
        }
        if (fact instanceof OrderRejected rejected) {
            return Optional.of(
                    change(event, Optional.of(rejected.customerId()), Status.REJECTED, Optional.of(rejected.reason()), resumeAfter));
        }
        if (fact instanceof OrderCancelled cancelled) {
            return Optional.of(
                    change(event, Optional.of(cancelled.customerId()), Status.CANCELLED, Optional.of(cancelled.reason()), resumeAfter));
        }
        return fact instanceof OrderShipped
                ? Optional.of(change(event, customerOfOrder, Status.SHIPPED, Optional.empty(), resumeAfter))
                : Optional.empty();
    }

    private static StatusChange change(
            Event event, Optional<String> customerId, Status status, Optional<String> reason, long resumeAfter) {
        return new StatusChange(event.id(), event.fact().orderId(), customerId, status, reason, event.time(), resumeAfter);
    }
}
