package dev.orderflow.audit.jdbc;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code audit}. */
@ApplicationScoped
public class AuditSchema extends Schema {

    /** It has the scripts of this module. */
    public AuditSchema() {
        super("audit");
    }
}
