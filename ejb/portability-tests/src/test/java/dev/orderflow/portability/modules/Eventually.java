package dev.orderflow.portability.modules;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** What others do takes a moment: some milliseconds, or the redelivery delays of a broker on a busy machine. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Eventually() {}

    /** Returns as soon as the assertion holds, and fails with it when it does not hold in time. */
    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(assertion);
    }
}
