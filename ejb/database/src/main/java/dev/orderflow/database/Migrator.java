package dev.orderflow.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings up the schemas of all modules when the application starts.
 *
 * <p>A database that is away does not hold up the application: it starts, says so in its health, and the schemas follow. That is no
 * {@link dev.orderflow.rhythm.Rhythm}: it ends when the schemas are there, and only then does a rhythm begin its work.
 */
@ApplicationScoped
public class Migrator {

    private static final Logger LOG = System.getLogger(Migrator.class.getPackageName());

    private static final Duration SOON = Duration.ofSeconds(2);
    /** What is wrong with a script or a right, only a person can mend. */
    private static final Duration LATER = Duration.ofMinutes(1);

    @Inject
    Database database;

    private final List<Schema> schemas = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * Tries at once, so that normally the schemas are there before anybody works.
     *
     * @throws RuntimeException where a schema cannot be brought up for another reason than a database that is away
     */
    public void begin(Iterable<? extends Schema> all) {
        all.forEach(schemas::add);
        schemas.forEach(schema -> database.awaits(schema.name()));
        if (database.isKnownToBeAway()) {
            tryAgain(SOON);
            return;
        }
        try {
            schemas.forEach(this::bringUp);
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            LOG.log(Level.WARNING, () -> "The schemas wait for the database: " + failure.getMessage());
            database.suspect(failure);
            tryAgain(SOON);
        }
    }

    /** The application goes: what is missing stays so. */
    public void end() {
        stopped = true;
    }

    private void bringUp(Schema schema) {
        schema.bringUp();
        database.has(schema.name());
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
        List<RuntimeException> failures = missing().flatMap(schema -> failureOf(schema).stream()).toList();
        if (!failures.isEmpty()) {
            tryAgain(failures.stream().anyMatch(DatabaseOutage::isIn) ? SOON : LATER);
        }
    }

    private Stream<Schema> missing() {
        return schemas.stream().filter(schema -> !schema.isThere());
    }

    /** A schema that nobody has mended yet does not keep the others from coming up. */
    private Optional<RuntimeException> failureOf(Schema schema) {
        try {
            bringUp(schema);
            return Optional.empty();
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                LOG.log(Level.ERROR, () -> "The schema " + schema.name() + " cannot be brought to its version", failure);
            }
            return Optional.of(failure);
        }
    }
}
