package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.OldFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** In the tables {@code failed_delivery} and {@code coming}; some thousand rows in a transaction, so that none is long. */
@ApplicationScoped
class JdbcOldFailures implements OldFailures {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 1_000_000;
    private static final int AT_ONCE = 10_000;

    private static final String REMOVE = "delete from deadletters.failed_delivery where id in (select id from deadletters.failed_delivery f"
            + " where (failed_at < ? or id <= (select max(id) from deadletters.failed_delivery) - ?) and not exists"
            + " (select 1 from deadletters.dead_letter d where d.subscription = f.subscription and d.message_key = f.message_key"
            + " and d.state = 'DEAD') limit ?)";

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Override
    public void remove() {
        int removed;
        do {
            removed = statements.update(REMOVE, clock.instant().minus(KEPT), MOST, AT_ONCE);
        } while (removed == AT_ONCE);
        statements.update("delete from deadletters.coming where recorded_at < ?", clock.instant().minus(KEPT));
    }
}
