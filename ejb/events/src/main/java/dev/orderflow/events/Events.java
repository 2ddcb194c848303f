package dev.orderflow.events;

import java.util.Collection;

/** The port through which a module tells the others what has happened. */
public interface Events {

    /**
     * Publishes the fact on its topic, as part of the transaction that is under way: it is seen by others if and only if
     * that transaction commits.
     *
     * <p>Write the database first. Two-phase commit goes through the resources in the order of their enlistment, and the
     * rows should be visible before the message is.
     *
     * @throws jakarta.transaction.TransactionalException when no transaction is under way
     */
    void publish(Fact fact);

    /**
     * Publishes all of the facts, in this order, as {@link #publish} does each; an implementation takes less effort for it.
     *
     * @throws jakarta.transaction.TransactionalException when no transaction is under way
     */
    default void publishAll(Collection<? extends Fact> facts) {
        facts.forEach(this::publish);
    }

    /** The origin of the work at hand, for whoever does it on behalf of this thread. */
    Origin origin();

    /**
     * Publishes facts that come from different pieces of work, in this order, as {@link #publishAll} does.
     *
     * @throws jakarta.transaction.TransactionalException when no transaction is under way
     */
    void publishEach(Collection<Caused> facts);

    /** A fact, and where the work comes from that has found it. */
    record Caused(Fact fact, Origin origin) {}
}
