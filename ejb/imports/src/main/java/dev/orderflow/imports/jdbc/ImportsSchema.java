package dev.orderflow.imports.jdbc;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code imports}. */
@ApplicationScoped
public class ImportsSchema extends Schema {

    /** It has the scripts of this module. */
    public ImportsSchema() {
        super("imports");
    }
}
