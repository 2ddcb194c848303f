package dev.orderflow.operations;

/** Sees what the broker has, and whether it is there. */
public interface BrokerSight {

    /**
     * Looks; by one thread, for it is compared with what that saw before.
     *
     * @throws Exception when the broker cannot be seen
     */
    BrokerLook look() throws Exception;

    /**
     * Begins a transaction with the broker and rolls it back: what every order needs. Nothing is sent.
     *
     * @throws Exception when the broker is away
     */
    void tryOut() throws Exception;
}
