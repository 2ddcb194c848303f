package dev.orderflow.deadletters;

import java.net.URI;

/** Whoever wants to hear of new causes. */
public interface CauseReceiver {

    /** Whether the one at that address has taken it. Waits for seconds at most, and never fails. */
    boolean takes(URI address, KnownCauses.Untold cause);

    /**
     * Makes sure that its settings have been read.
     *
     * @throws IllegalStateException when one is wrong; it names the variable
     */
    default void check() {
        // One without settings has nothing to check.
    }
}
