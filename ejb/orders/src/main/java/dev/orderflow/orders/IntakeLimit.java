package dev.orderflow.orders;

import dev.orderflow.settings.Setting;
import dev.orderflow.settings.Starting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many orders may be undecided while more are taken. Placing is faster than deciding: without a limit, whoever places an order in the
 * end waits for hours behind those that came before.
 *
 * <p>Not every order is counted for: between two looks at the database what this node has taken since counts as undecided.
 */
@ApplicationScoped
public class IntakeLimit {

    static final String VARIABLE = "ORDERFLOW_BACKLOG_LIMIT";
    /** A minute's work or so. It lies on the broker's disk, so that it needs next to no memory. */
    static final String DEFAULT = "20000";

    /** Other nodes take orders, too. */
    private static final Duration OLDEST_LOOK = Duration.ofSeconds(1);
    /** As often may be looked whether there is room again. */
    private static final Duration SOONEST_LOOK = Duration.ofMillis(100);
    private static final int MOST = 999_999_999;

    @Inject
    @ConfigProperty(name = VARIABLE, defaultValue = DEFAULT)
    String setting;

    @Inject
    Orders orders;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    private int limit;

    // Guarded by this.
    private Instant lookedAt = Instant.EPOCH;
    private long undecided;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no number of orders; it names the variable
     */
    @PostConstruct
    void read() {
        limit = new Setting(VARIABLE).number(setting, "a number of orders", 1, MOST);
    }

    /** A wrong setting stops the start, and not the first order. */
    void check(@Observes Starting start) {
        // It was read when this was made.
    }

    /**
     * Takes so many orders in, or refuses all of them. Where the request is the repeat of one that was answered, nothing new comes in: it
     * needs no room.
     *
     * @param key that the request has, if any
     * @throws TooManyUndecided when as many as the limit allows wait for their decision
     */
    public void take(int more, Optional<IdempotencyKey> key) {
        if (isLookDue(clock.instant())) {
            // Outside of the lock: nobody waits for the database who need not.
            seen(orders.undecided(limit));
        }
        if (!count(more) && key.flatMap(keys::under).isEmpty()) {
            throw new TooManyUndecided(limit);
        }
    }

    private synchronized boolean isLookDue(Instant now) {
        boolean due = now.isAfter(lookedAt.plus(OLDEST_LOOK)) || undecided >= limit && now.isAfter(lookedAt.plus(SOONEST_LOOK));
        if (due) {
            lookedAt = now;
        }
        return due;
    }

    private synchronized void seen(int count) {
        undecided = count;
    }

    private synchronized boolean count(int more) {
        boolean isRoom = undecided < limit;
        if (isRoom) {
            undecided += more;
        }
        return isRoom;
    }
}
