package dev.orderflow.operations;

import dev.orderflow.settings.Setting;
import java.util.List;
import java.util.Optional;

/** How many dead letters there may be before somebody should look: what {@code ORDERFLOW_DEAD_LETTER_LIMIT} says. */
record DeadLetterLimit(int limit) {

    static final String VARIABLE = "ORDERFLOW_DEAD_LETTER_LIMIT";
    private static final int DEFAULT = 1_000;
    private static final int MOST = 999_999_999;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no number; it names the variable
     */
    static DeadLetterLimit of(Optional<String> setting) {
        Optional<String> given = setting.map(String::strip).filter(text -> !text.isEmpty());
        return new DeadLetterLimit(given.map(text -> new Setting(VARIABLE).number(text, "a number of dead letters", 0, MOST))
                .orElse(DEFAULT));
    }

    /** Whether there are more in all subscriptions together. */
    boolean isExceeded(List<TopicFlow> topics) {
        return topics.stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .mapToLong(TopicFlow.SubscriptionFlow::deadLetters)
                .sum() > limit;
    }
}
