package dev.orderflow.operations;

import dev.orderflow.events.Subscription;

/**
 * Stops and starts the delivery of one subscription, on all nodes at once and beyond restarts. What a consumer holds already is still
 * handled.
 */
public interface SubscriptionSwitch {

    /**
     * Nothing of the subscription is delivered any more.
     *
     * @return false where that was so before
     */
    boolean pause(Subscription subscription);

    /**
     * What has waited is delivered.
     *
     * @return false where nobody had paused the subscription
     */
    boolean resume(Subscription subscription);
}
