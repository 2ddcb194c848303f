package dev.orderflow.shipping;

import dev.orderflow.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether shipments leave by themselves, and when: what {@code ORDERFLOW_AUTO_DISPATCH} says. */
@ApplicationScoped
public class AutoDispatch {

    static final String VARIABLE = "ORDERFLOW_AUTO_DISPATCH";

    private static final int LONGEST_SECONDS = 7 * 24 * 60 * 60;
    private static final Duration LONGEST_BETWEEN = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = VARIABLE)
    Optional<String> setting;

    private Optional<Duration> after;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is there and no number of seconds between 1 and a week; it names the variable
     */
    @PostConstruct
    void read() {
        after = setting.map(String::strip).filter(text -> !text.isEmpty())
                .map(text -> new Setting(VARIABLE).seconds(text, LONGEST_SECONDS));
    }

    /** How long a shipment stays prepared before it leaves; empty where only operators send shipments off. */
    Optional<Duration> after() {
        return after;
    }

    /** Between one look and the next: so much later than asked for a shipment may leave. */
    Duration between() {
        return after.filter(it -> it.compareTo(LONGEST_BETWEEN) < 0).orElse(LONGEST_BETWEEN);
    }
}
