package dev.orderflow.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema of a module to the version of the module, with the scripts in {@code db/migration/<schema>}, and is the gate in
 * front of the module's reactions: closed while the schema is not there yet or the database is away.
 *
 * <p>A module extends it by a singleton that starts with the application and manages its transactions itself, as Flyway does.
 */
public abstract class Schema implements Gate {

    private static final Logger LOG = System.getLogger(Schema.class.getPackageName());

    private static final Duration SOON = Duration.ofSeconds(2);
    /** What is wrong with a script or a right, only a person can mend. */
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final long GLANCE_MILLIS = 200;

    private final String name;

    @Inject
    Database database;

    @Resource
    SessionContext context;

    private volatile boolean there;
    private volatile boolean stopped;

    /** The schema of this name. */
    protected Schema(String name) {
        this.name = name;
    }

    /**
     * Tries at once, so that normally the schema is there before anything else starts. A database that is away does not hold up the
     * application: it starts, says so in its health, and the schema follows.
     *
     * @throws RuntimeException for any other reason, which fails the deployment
     */
    @PostConstruct
    void begin() {
        database.awaits(name);
        database.awaitsStart(callFromOutside());
        if (database.isKnownToBeAway()) {
            tryAgain(SOON);
            return;
        }
        try {
            bringUp();
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            LOG.log(Level.WARNING, () -> "The schema " + name + " waits for the database: " + failure.getMessage());
            database.suspect(failure);
            tryAgain(SOON);
        }
    }

    /** As whoever has a reference to this enterprise bean calls it. */
    Runnable callFromOutside() {
        Schema reference = context.getBusinessObject(getClass());
        return reference::isOpen;
    }

    @PreDestroy
    void stop() {
        stopped = true;
        database.awaitsStartNoLonger();
    }

    private void tryAgain(Duration delay) {
        if (!stopped) {
            database.later(this::again, delay);
        }
    }

    private void again() {
        database.look();
        if (!database.answers()) {
            tryAgain(SOON);
            return;
        }
        try {
            bringUp();
        } catch (RuntimeException failure) {
            boolean away = DatabaseOutage.isIn(failure);
            if (!away) {
                LOG.log(Level.ERROR, () -> "The schema " + name + " cannot be brought to its version", failure);
            }
            tryAgain(away ? SOON : LATER);
        }
    }

    private void bringUp() {
        migrate();
        complete();
        there = true;
        database.has(name);
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

    /** Whether it is there and can be reached. */
    public boolean isOpen() {
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
