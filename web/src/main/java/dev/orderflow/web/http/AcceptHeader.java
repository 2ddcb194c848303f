package dev.orderflow.web.http;

import java.util.regex.Pattern;

/**
 * Knows an {@code Accept} that cannot be read. Servers make a defect of it, or a warning in the log, each in its own way. More is readable
 * than the RFC has: Java's old client sends {@code *; q=.2}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110, 12.5.1</a>
 */
public final class AcceptHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String WEIGHT = "[qQ]=(?:0?+\\.[0-9]++|0\\.?+|1(?:\\.0*+)?+)";
    private static final String PARAMETER = "(?![qQ]=)" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + ")";
    private static final String RANGE =
            "(?:\\*|" + TOKEN + "/" + TOKEN + ")(?:[ \\t]*+;[ \\t]*+(?:" + WEIGHT + "|" + PARAMETER + "))*+";
    private static final Pattern ACCEPT = Pattern.compile("[ \\t,]*+(?:" + RANGE + "[ \\t]*+(?:,[ \\t,]*+|$))*+");

    private AcceptHeader() {}

    /** Whether a server can make something of it. */
    public static boolean isReadable(String value) {
        return ACCEPT.matcher(value).matches();
    }
}
