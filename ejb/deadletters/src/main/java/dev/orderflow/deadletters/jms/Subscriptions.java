package dev.orderflow.deadletters.jms;

import java.util.List;

/** The subscriptions whose dead letters have a queue in the broker's configuration. */
final class Subscriptions {

    private static final String QUOTED = "'payment.orders', 'inventory.orders', 'shipping.orders', 'orders.payments', 'orders.inventory',"
            + " 'orders.shipping', 'inventory.shipping', 'history.orders', 'history.payments', 'history.inventory', 'history.shipping'";

    /**
     * The filter of the queue {@code deadletters.DLQ}, to the letter: the resource adapter would otherwise delete the queue and make it anew, with
     * all that is in it.
     */
    static final String SELECTOR = "_AMQ_ORIG_QUEUE IN (" + QUOTED + ")";

    static final List<String> ALL = List.of(QUOTED.replace("'", "").split(", "));

    private Subscriptions() {}
}
