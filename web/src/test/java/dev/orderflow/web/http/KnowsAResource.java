package dev.orderflow.web.http;

import dev.orderflow.web.orders.OrdersResource;

/** A counterexample: what every resource uses must know none of them. */
public interface KnowsAResource {

    /** One of them. */
    OrdersResource orders();
}
