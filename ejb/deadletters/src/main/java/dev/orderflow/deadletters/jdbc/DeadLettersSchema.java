package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code deadletters}. */
@ApplicationScoped
public class DeadLettersSchema extends Schema {

    /** It has the scripts of this module. */
    public DeadLettersSchema() {
        super("deadletters");
    }
}
