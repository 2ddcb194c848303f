package dev.orderflow.web.operations;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How many dead letters there may be before somebody should look: what {@code ORDERFLOW_DEAD_LETTER_LIMIT} says. */
record DeadLetterLimit(int limit) {

    static final String VARIABLE = "ORDERFLOW_DEAD_LETTER_LIMIT";
    private static final int DEFAULT = 1_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no number; it names the variable
     */
    static DeadLetterLimit of(Optional<String> setting) {
        Optional<String> given = setting.map(String::strip).filter(text -> !text.isEmpty());
        given.filter(text -> !NUMBER.matcher(text).matches()).ifPresent(text -> {
            throw new IllegalStateException(VARIABLE + " must be a number of dead letters up to 999999999, but is \"" + text + "\".");
        });
        return new DeadLetterLimit(given.map(Integer::valueOf).orElse(DEFAULT));
    }

    /** Whether there are more in all subscriptions together. */
    boolean isExceeded(List<TopicFlow> topics) {
        return topics.stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .mapToLong(TopicFlow.Subscription::deadLetters)
                .sum() > limit;
    }
}
