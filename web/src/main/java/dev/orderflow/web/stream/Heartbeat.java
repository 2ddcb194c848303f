package dev.orderflow.web.stream;

import dev.orderflow.settings.Setting;
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
        between = new Setting(SECONDS).seconds(seconds, LONGEST_SECONDS);
    }

    /** Between one heartbeat and the next. */
    Duration between() {
        return between;
    }
}
