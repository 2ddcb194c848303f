package dev.orderflow.messaging;

/** Keeps failed deliveries. An application has one, or none. */
public interface FailureLog {

    /** Keeps it for good, whatever becomes of the transaction under way. May fail: whoever calls it goes on without. */
    void add(FailedDelivery delivery);
}
