package dev.orderflow.messaging;

/** The listeners of this node, as their server has them. A server that can start one again brings one of these; others bring none. */
public interface Listeners {

    /**
     * Stops the listener of that queue and starts it, which gives it new consumers. One that somebody has stopped on purpose stays so.
     *
     * @throws IllegalStateException when the server has no such listener, or it cannot be started
     */
    void restart(String queue);
}
