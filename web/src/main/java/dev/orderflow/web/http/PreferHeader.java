package dev.orderflow.web.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the preference {@code wait} from the header {@code Prefer}. A preference that makes no sense is ignored, as all that are
 * unknown; one that is longer than we wait is met as far as we do.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7240">RFC 7240, Prefer Header for HTTP</a>
 */
public final class PreferHeader {

    /** The name of the header. */
    public static final String NAME = "Prefer";
    /** How long a request may wait at most. */
    public static final int LONGEST_SECONDS = 30;

    /**
     * A quoted string may contain what separates preferences elsewhere; one that is never closed goes to the end. What is taken is never
     * given back: whoever sends four thousand characters gets neither a deep stack nor a long search.
     */
    private static final Pattern PREFERENCE =
            Pattern.compile("(?:\"(?:[^\"\\\\]++|\\\\.)*+\"?+|[^,\"]++)++", Pattern.DOTALL);

    private static final Pattern WAIT = Pattern.compile(
            "\\s*+wait\\s*+=\\s*+(\"?+)([0-9]++)\\1\\s*+(?:;.*+)?+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ANY_WAIT = Pattern.compile("\\s*+wait\\s*+(?:[=;].*+)?+", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private PreferHeader() {}

    /**
     * How long the client would wait, from 1 to {@value #LONGEST_SECONDS} seconds; empty where it does not say so. Of several such
     * preferences the first counts (RFC 7240, 2).
     *
     * @param values of all headers with that name; null where there are none
     */
    public static Optional<Duration> waiting(List<String> values) {
        return values == null
                ? Optional.empty()
                : values.stream()
                        .flatMap(value -> PREFERENCE.matcher(value).results())
                        .map(preference -> preference.group())
                        .filter(preference -> ANY_WAIT.matcher(preference).matches())
                        .findFirst()
                        .flatMap(PreferHeader::seconds);
    }

    private static Optional<Duration> seconds(String preference) {
        Matcher wait = WAIT.matcher(preference);
        if (!wait.matches()) {
            return Optional.empty();
        }
        String digits = wait.group(2).replaceFirst("^0++", "");
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        int seconds = digits.length() > 2 ? LONGEST_SECONDS : Math.min(LONGEST_SECONDS, Integer.parseInt(digits));
        return Optional.of(Duration.ofSeconds(seconds));
    }

    /** The value of the header {@code Preference-Applied}. */
    public static String applied(Duration waiting) {
        return "wait=" + waiting.toSeconds();
    }
}
