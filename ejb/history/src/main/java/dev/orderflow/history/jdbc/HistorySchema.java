package dev.orderflow.history.jdbc;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code history}. */
@ApplicationScoped
public class HistorySchema extends Schema {

    /** It has the scripts of this module. */
    public HistorySchema() {
        super("history");
    }
}
