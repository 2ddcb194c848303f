package dev.orderflow.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A look that is due every second while somebody watches, and every five seconds otherwise. Asked every second, by one thread. */
final class PacedLook implements Runnable {

    /** Between the end of one look and the next, while nobody watches. */
    static final Duration SELDOM = Duration.ofSeconds(5);

    private final Runnable look;
    private final FlowAudience audience;
    private final Clock clock;
    private Instant ended = Instant.MIN;

    PacedLook(Runnable look, FlowAudience audience, Clock clock) {
        this.look = look;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public void run() {
        if (audience.isThere() || !ended.isAfter(clock.instant().minus(SELDOM))) {
            look.run();
            ended = clock.instant();
        }
    }
}
