package dev.orderflow.orders;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets idempotency keys when nobody will repeat their requests any more. On every node: what one has missed, another finds. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // each batch commits by itself, and holds its locks no longer than that
public class KeyExpiry extends Rhythm {

    /** A key is remembered at least this long. */
    public static final int DAYS = 7;

    static final int BATCH = 1_000;

    private static final Duration PERIOD = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(KeyExpiry.class.getPackageName());

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    @Override
    protected String name() {
        return "The removal of old idempotency keys";
    }

    @Override
    protected Duration pause() {
        return PERIOD;
    }

    @Override
    protected void work() {
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
