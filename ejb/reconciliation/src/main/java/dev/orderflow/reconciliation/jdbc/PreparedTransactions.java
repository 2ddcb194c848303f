package dev.orderflow.reconciliation.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.reconciliation.InDoubt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** PostgreSQL's prepared transactions. */
@ApplicationScoped
class PreparedTransactions implements InDoubt {

    @Inject
    Statements statements;

    @Override
    public Optional<Instant> oldest() {
        return statements
                .query(
                        "select min(prepared) as oldest from pg_prepared_xacts where database = current_database()",
                        row -> row.getTimestamp("oldest"))
                .stream()
                .filter(Objects::nonNull)
                .map(Timestamp::toInstant)
                .findFirst();
    }
}
