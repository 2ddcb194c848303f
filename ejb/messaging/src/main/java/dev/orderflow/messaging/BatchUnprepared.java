package dev.orderflow.messaging;

/** What several messages need together could not be had, and nobody knows because of which: each comes alone from now on. */
final class BatchUnprepared extends RuntimeException {

    BatchUnprepared(RuntimeException cause) {
        super("What a batch needs could not be had; each of its messages comes alone now: " + cause.getMessage(), cause);
    }
}
