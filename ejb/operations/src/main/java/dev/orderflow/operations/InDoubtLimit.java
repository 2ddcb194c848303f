package dev.orderflow.operations;

import dev.orderflow.settings.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How long a transaction may be in doubt before somebody should look: what {@code ORDERFLOW_IN_DOUBT_SECONDS} says.
 *
 * <p>The default is above what recovery needs: a transaction may last 60 s, recovery leaves a branch alone for the next 20 s and looks
 * every 5 s.
 */
record InDoubtLimit(Duration limit) {

    static final String VARIABLE = "ORDERFLOW_IN_DOUBT_SECONDS";
    private static final Duration DEFAULT = Duration.ofSeconds(120);
    private static final int LONGEST_SECONDS = 999_999;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no number of seconds; it names the variable
     */
    static InDoubtLimit of(Optional<String> setting) {
        Optional<String> given = setting.map(String::strip).filter(text -> !text.isEmpty());
        return new InDoubtLimit(given.map(text -> new Setting(VARIABLE).seconds(text, LONGEST_SECONDS)).orElse(DEFAULT));
    }

    boolean isOver(List<PreparedBranch> branches, Instant now) {
        return branches.stream().anyMatch(branch -> branch.age(now).compareTo(limit) > 0);
    }
}
