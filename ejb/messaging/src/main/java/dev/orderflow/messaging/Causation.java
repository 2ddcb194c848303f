package dev.orderflow.messaging;

import dev.orderflow.events.Origin;
import jakarta.enterprise.context.RequestScoped;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * What the work at hand was caused by: an HTTP request or a delivered event. What is published meanwhile carries it on.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context, traceparent</a>
 */
@RequestScoped
public class Causation {

    /** Ids of nothing but zeros are invalid. */
    private static final Pattern TRACE_PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();

    private String eventId;
    private String traceId;

    /** The work belongs to the trace of this {@code traceparent}; one that is absent or malformed starts a new trace. */
    public void continues(String traceParent) {
        var matcher = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        traceId = matcher.matches() ? matcher.group(1) : null;
    }

    /** The work reacts to this event. */
    void reactsTo(String causingEventId) {
        eventId = causingEventId;
    }

    /** The event and the trace; without a trace, a new one begins here. */
    Origin origin() {
        if (traceId == null) {
            traceId = randomHex() + randomHex();
        }
        return new Origin(Optional.ofNullable(eventId), traceId);
    }

    /** A {@code traceparent} for one more step of the trace. */
    static String nextTraceParent(Origin origin) {
        return "00-" + origin.traceId() + "-" + randomHex() + "-01";
    }

    private static String randomHex() {
        // Never zero, see above.
        return HEX.toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
