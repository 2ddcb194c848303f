package dev.orderflow.web.login;

import dev.orderflow.identity.UserName;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the calls that are refused because of who calls, and logs them: as many as the log has room for, the others by number. */
@ApplicationScoped
public class RefusedCalls implements MeterBinder {

    /** No login, not allowed, too many. */
    public static final List<Integer> STATUSES = List.of(401, 403, 429);

    static final int MOST_LOGGED = 60;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Logger LOG = System.getLogger(RefusedCalls.class.getPackageName());

    @Inject
    Clock clock;

    private final Map<Integer, LongAdder> counts = new TreeMap<>(Map.of(401, new LongAdder(), 403, new LongAdder(), 429, new LongAdder()));
    /** Who has no login at all is many and means little; it does not take the place of those who have one. */
    private final LogRoom named = new LogRoom();
    private final LogRoom nameless = new LogRoom();

    /**
     * A call was refused.
     *
     * @param user who calls, or says so; empty where nobody does
     * @param address where it comes from
     */
    public void refused(int status, Optional<String> user, String address) {
        Optional.ofNullable(counts.get(status)).ifPresent(count -> {
            count.increment();
            LogRoom room = user.isPresent() ? named : nameless;
            room.next(clock.instant()).ifPresent(silent -> {
                if (silent > 0) {
                    LOG.log(Level.WARNING, "Refused {0} more calls in the minute before", silent);
                }
                LOG.log(Level.WARNING, () -> "Refused: status=" + status + " user=" + quoted(user) + " address=" + address);
            });
        });
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counts.forEach((status, count) -> FunctionCounter.builder("orderflow.calls.refused", count, LongAdder::sum)
                .description("Calls that were refused because of who calls, by status, since this node started")
                .tag("status", String.valueOf(status))
                .register(registry));
    }

    /** What says to be a name may be anything, also a line of a log. */
    private static String quoted(Optional<String> user) {
        return user.map(name -> UserName.isPossible(name) ? '"' + name.replace('"', '\'') + '"' : "(no possible name)").orElse("(none)");
    }

    private static final class LogRoom {

        private Instant since = Instant.EPOCH;
        private int logged;
        private int silent;

        /** How many were passed over before this one; empty where this one is passed over, too. */
        private synchronized Optional<Integer> next(Instant now) {
            int before = 0;
            if (since.plus(PERIOD).isBefore(now)) {
                since = now;
                before = silent;
                logged = 0;
                silent = 0;
            }
            if (logged == MOST_LOGGED) {
                silent++;
                return Optional.empty();
            }
            logged++;
            return Optional.of(before);
        }
    }
}
