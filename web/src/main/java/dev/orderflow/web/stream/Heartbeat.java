package dev.orderflow.web.stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How often a stream shows that it lives: what the settings say. */
@ApplicationScoped
public class Heartbeat {

    static final String SECONDS = "ORDERFLOW_STREAM_HEARTBEAT_SECONDS";

    /** Servers and proxies give up connections that are silent for longer; WildFly does after 90 seconds. */
    private static final int LONGEST_SECONDS = 60;

    @Inject
    @ConfigProperty(name = SECONDS, defaultValue = "15")
    String seconds;

    private Duration between;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no number of seconds from 1 to 60; it names the variable
     */
    @PostConstruct
    void read() {
        String text = seconds.strip();
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_SECONDS) {
            throw new IllegalStateException(
                    SECONDS + " must be a number of seconds from 1 to " + LONGEST_SECONDS + ", but is \"" + seconds + "\".");
        }
        between = Duration.ofSeconds(Integer.parseInt(text));
    }

    /** Between one heartbeat and the next. */
    Duration between() {
        return between;
    }
}
