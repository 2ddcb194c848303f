package dev.orderflow.web.stream;

import dev.orderflow.settings.Setting;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many streams there may be on this node, of one user and in all: what the settings say. */
@ApplicationScoped
public class Seats {

    static final String OF_USER = "ORDERFLOW_STREAMS_PER_USER";
    static final String ALL = "ORDERFLOW_STREAMS";

    private static final int MOST = 100_000;

    @Inject
    @ConfigProperty(name = OF_USER, defaultValue = "16")
    String ofUserSetting;

    @Inject
    @ConfigProperty(name = ALL, defaultValue = "2000")
    String allSetting;

    private int mostOfUser;
    private int most;

    // Guarded by this.
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException when one of them is no number; it names the variable
     */
    @PostConstruct
    void read() {
        mostOfUser = new Setting(OF_USER).number(ofUserSetting, "a number", 1, MOST);
        most = new Setting(ALL).number(allSetting, "a number", 1, MOST);
    }

    /** Where the settings are checked. */
    int mostOfUser() {
        return mostOfUser;
    }

    /**
     * One more stream of this user.
     *
     * @throws Refusal when there are as many already as there may be
     */
    synchronized void take(String user) {
        int before = taken.getOrDefault(user, 0);
        if (before >= mostOfUser) {
            throw new Refusal(ProblemKind.TOO_MANY_REQUESTS, "There are " + mostOfUser + " streams of this user already; end one first.");
        }
        if (all >= most) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "There are " + most + " streams already; try again.");
        }
        taken.put(user, before + 1);
        all++;
    }

    /** One less. */
    synchronized void leave(String user) {
        taken.computeIfPresent(user, (name, before) -> before == 1 ? null : before - 1);
        all--;
    }
}
