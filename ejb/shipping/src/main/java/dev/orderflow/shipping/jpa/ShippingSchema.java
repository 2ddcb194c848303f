package dev.orderflow.shipping.jpa;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code shipping}. */
@ApplicationScoped
public class ShippingSchema extends Schema {

    /** It has the scripts of this module. */
    public ShippingSchema() {
        super("shipping");
    }
}
