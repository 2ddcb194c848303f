package dev.orderflow.inventory.jpa;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code inventory}. */
@ApplicationScoped
public class InventorySchema extends Schema {

    /** It has the scripts of this module. */
    public InventorySchema() {
        super("inventory");
    }
}
