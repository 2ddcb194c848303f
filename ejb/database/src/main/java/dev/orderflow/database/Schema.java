package dev.orderflow.database;

import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema of a module, which the scripts in {@code db/migration/<schema>} bring to the version of the module, and the gate in front of
 * the module's reactions: closed while the schema is not there yet or the database is away.
 *
 * <p>A module extends it by an application-scoped bean; the {@link Migrator} finds it. What is called by others is public: where two class
 * loaders are involved, the proxy of a bean passes on nothing else.
 */
public abstract class Schema implements Gate {

    private static final Logger LOG = System.getLogger(Schema.class.getPackageName());
    private static final long GLANCE_MILLIS = 200;

    private final String name;

    @Inject
    Database database;

    private volatile boolean there;

    /** The schema of this name. */
    protected Schema(String name) {
        this.name = name;
    }

    /** What it is called in the database. */
    public String name() {
        return name;
    }

    /**
     * Brings the tables to their version, completes them, and opens the gate.
     *
     * @throws RuntimeException when this cannot be done; the gate stays closed
     */
    public void bringUp() {
        migrate();
        complete();
        there = true;
        LOG.log(Level.INFO, "The schema {0} is there", name);
    }

    /**
     * Brings tables to their version.
     *
     * @throws FlywayException when this cannot be done, the scripts not being found included: on some servers Flyway does not see into an
     *     archive, and would say that all is done
     */
    void migrate() {
        Flyway flyway = Flyway.configure(getClass().getClassLoader())
                .dataSource(database.source())
                .schemas(name)
                .locations("classpath:db/migration/" + name)
                .failOnMissingLocations(true)
                .load();
        flyway.migrate();
        if (Arrays.stream(flyway.info().applied()).allMatch(script -> script.getVersion() == null)) {
            throw new FlywayException("There is no script for the schema " + name + ".");
        }
    }

    /** What else has to be in the tables before anybody works with them; nothing, unless a module says otherwise. */
    protected void complete() {
        // The tables suffice.
    }

    @Override
    public boolean opensWithin(Duration patience) {
        long begun = System.nanoTime();
        while (!isOpen()) {
            if (System.nanoTime() - begun >= patience.toNanos()) {
                return false;
            }
            pause();
        }
        return true;
    }

    /** Whether it has been brought up. */
    public boolean isThere() {
        return there;
    }

    private boolean isOpen() {
        return there && !database.isKnownToBeAway();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is stopping.", e);
        }
    }

    @Override
    public void failed(RuntimeException failure) {
        if (DatabaseOutage.isIn(failure)) {
            database.suspect(failure);
        }
    }
}
