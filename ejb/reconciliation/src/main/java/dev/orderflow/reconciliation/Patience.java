package dev.orderflow.reconciliation;

import dev.orderflow.rhythm.Backoff;
import dev.orderflow.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often to look, and how long to wait before something counts as lost: what the settings say. */
@ApplicationScoped
public class Patience {

    static final String SECONDS = "ORDERFLOW_RECONCILE_SECONDS";
    static final String AFTER_SECONDS = "ORDERFLOW_RECONCILE_AFTER_SECONDS";

    private static final int LONGEST_SECONDS = 7 * 24 * 60 * 60;
    private static final Duration LONGEST_DISTANCE = Duration.ofHours(1);

    @Inject
    @ConfigProperty(name = SECONDS, defaultValue = "60")
    String seconds;

    /** Longer than a transaction lasts, and than the deliveries take that a failing message gets. */
    @Inject
    @ConfigProperty(name = AFTER_SECONDS, defaultValue = "300")
    String afterSeconds;

    private Duration between;
    private Duration after;

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException when one is no number of seconds between 1 and a week; it names the variable
     */
    @PostConstruct
    void read() {
        between = new Setting(SECONDS).seconds(seconds, LONGEST_SECONDS);
        after = new Setting(AFTER_SECONDS).seconds(afterSeconds, LONGEST_SECONDS);
    }

    /** Between one pass and the next. */
    Duration between() {
        return between;
    }

    /** Since the last change about an order, and since its last repair. */
    Duration after() {
        return after;
    }

    /** How long to wait after so many repairs that did not help: twice as long each time, but no longer than an hour. */
    Duration afterRepairs(int repairs) {
        return new Backoff(after, after.compareTo(LONGEST_DISTANCE) > 0 ? after : LONGEST_DISTANCE).after(repairs);
    }
}
