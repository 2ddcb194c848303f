package dev.orderflow.web.operations;

import static java.util.stream.Collectors.toMap;

import dev.orderflow.audit.AuditLog;
import dev.orderflow.audit.Deed;
import dev.orderflow.audit.DeedKind;
import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseOutage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Who paused a subscription, and why, as the audit list has it. It is read while something is paused, once a second at most; nobody waits
 * for that.
 */
@ApplicationScoped
public class PauseNotes {

    private static final Logger LOG = System.getLogger(PauseNotes.class.getPackageName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Inject
    AuditLog log;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService server;

    Executor executor = work -> server.execute(work);

    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Instant readAt = Instant.MIN;
    private volatile Map<String, Deed> read = Map.of();

    /** By name, where it is known by now: none of who paused in the broker's console. */
    Map<String, Deed> of(List<String> paused) {
        if (paused.isEmpty()) {
            return Map.of();
        }
        if (!readAt.isAfter(clock.instant().minus(PAUSE)) && reading.compareAndSet(false, true)) {
            try {
                executor.execute(this::read);
            } catch (RejectedExecutionException suspended) {
                reading.set(false);
                LOG.log(Level.DEBUG, "The server is suspended: {0}", suspended.getMessage());
            }
        }
        return read.entrySet().stream().filter(it -> paused.contains(it.getKey())).collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void read() {
        try {
            if (!database.isKnownToBeAway()) {
                read = log.latest(Set.of(DeedKind.SUBSCRIPTION_PAUSED, DeedKind.SUBSCRIPTION_RESUMED)).stream()
                        .filter(deed -> deed.what().equals(DeedKind.SUBSCRIPTION_PAUSED.name()))
                        .collect(toMap(Deed::subject, Function.identity()));
            }
        } catch (RuntimeException failure) {
            LOG.log(DatabaseOutage.isIn(failure) ? Level.DEBUG : Level.ERROR, "It is not known who paused a subscription.", failure);
        } finally {
            readAt = clock.instant();
            reading.set(false);
        }
    }
}
