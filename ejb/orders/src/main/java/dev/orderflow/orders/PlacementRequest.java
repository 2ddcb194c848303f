package dev.orderflow.orders;

import dev.orderflow.events.Origin;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** One request among those that are placed in one transaction, and its own answer. */
final class PlacementRequest {

    private final PlaceOrder command;
    private final Optional<IdempotencyKey> key;
    private final Origin origin;

    private Placement placement;
    private RuntimeException refusal;

    PlacementRequest(PlaceOrder command, Optional<IdempotencyKey> key, Origin origin) {
        this.command = command;
        this.key = key;
        this.origin = origin;
    }

    PlaceOrder command() {
        return command;
    }

    Optional<IdempotencyKey> key() {
        return key;
    }

    Origin origin() {
        return origin;
    }

    boolean isOpen() {
        return placement == null && refusal == null;
    }

    /** Forgets the answer: the transaction that it belongs to has not come about. */
    void reopen() {
        placement = null;
        refusal = null;
    }

    /** Answers it, or refuses it where that is the answer. */
    void answer(Supplier<Placement> answer) {
        try {
            placement = answer.get();
        } catch (OrderInvalid | KeyReused why) {
            refusal = why;
        }
    }

    void refuse(RuntimeException why) {
        refusal = why;
    }

    /** The order that is placed for it, or empty. */
    Optional<Order> placed() {
        return Optional.ofNullable(placement).filter(it -> !it.repeated()).map(Placement::order);
    }

    /** What came of it; a refusal is thrown. */
    Placement outcome() {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(placement, "Nobody has answered this request.");
    }
}
