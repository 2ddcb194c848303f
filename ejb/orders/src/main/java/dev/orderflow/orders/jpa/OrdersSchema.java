package dev.orderflow.orders.jpa;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code orders}. */
@ApplicationScoped
public class OrdersSchema extends Schema {

    /** It has the scripts of this module. */
    public OrdersSchema() {
        super("orders");
    }
}
