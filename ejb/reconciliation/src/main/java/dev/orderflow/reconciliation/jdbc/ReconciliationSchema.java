package dev.orderflow.reconciliation.jdbc;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code reconciliation}. */
@ApplicationScoped
public class ReconciliationSchema extends Schema {

    /** It has the scripts of this module. */
    public ReconciliationSchema() {
        super("reconciliation");
    }
}
