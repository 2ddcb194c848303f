package dev.orderflow.settings;

import java.time.Duration;

/**
 * Reads what a variable says; what is wrong is refused by a sentence that names the variable and shows the value.
 *
 * @param variable as the settings call it
 */
public record Setting(String variable) {

    /**
     * A number.
     *
     * @param kind what is counted, such as {@code a number of seconds}
     * @throws IllegalStateException when it is none, or not in these bounds
     */
    public int number(String value, String kind, int least, int most) {
        String text = value.strip();
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalStateException("%s must be %s from %d to %d, but is \"%s\".".formatted(variable, kind, least, most, value));
        }
        return Integer.parseInt(text);
    }

    /**
     * So many seconds, at least one.
     *
     * @throws IllegalStateException when it is no number, or not in these bounds
     */
    public Duration seconds(String value, int most) {
        return Duration.ofSeconds(number(value, "a number of seconds", 1, most));
    }

    /**
     * Whether it is so.
     *
     * @throws IllegalStateException when it is neither true nor false
     */
    public boolean flag(String value) {
        String text = value.strip();
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalStateException(variable + " must be true or false, but is \"" + value + "\".");
        }
        return Boolean.parseBoolean(text);
    }
}
