package dev.orderflow.orders;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets idempotency keys when nobody will repeat their requests any more. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN) // each batch commits by itself, and holds its locks no longer than that
public class KeyExpiry {

    /** A key is remembered at least this long. */
    public static final int DAYS = 7;

    static final int BATCH = 1_000;

    private static final Logger LOG = System.getLogger(KeyExpiry.class.getPackageName());

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    /** Once an hour, on every node: what one has missed, another or the next hour finds. */
    @Schedule(hour = "*", minute = "17", persistent = false)
    void forgetOldKeys() {
        Instant before = clock.instant().minus(Duration.ofDays(DAYS));
        int batch;
        int all = 0;
        do {
            batch = keys.forget(before, BATCH);
            all += batch;
        } while (batch == BATCH);
        LOG.log(all == 0 ? Level.DEBUG : Level.INFO, "Idempotency keys forgotten: {0}", all);
    }
}
