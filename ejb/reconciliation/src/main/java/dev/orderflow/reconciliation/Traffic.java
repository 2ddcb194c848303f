package dev.orderflow.reconciliation;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is on its way between the modules. */
public interface Traffic {

    /** When the oldest message was sent that waits in a subscription; empty where none waits. */
    Optional<Instant> oldestWaiting();

    /** For those of the orders about which there are dead letters: the subscriptions that failed. */
    Map<String, Set<String>> deadLettersAbout(Collection<String> orderIds);
}
