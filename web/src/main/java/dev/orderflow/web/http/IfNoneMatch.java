package dev.orderflow.web.http;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the header {@code If-None-Match}. Our own, because servers compare strongly, where RFC 9110 (13.1.2) says weakly: a proxy that
 * compresses makes a weak tag of a strong one.
 */
public final class IfNoneMatch {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private IfNoneMatch() {}

    /**
     * Whether the client has this version already.
     *
     * @param values of all headers with that name, which are one list (RFC 9110, 5.3); null where there are none
     */
    public static boolean names(int version, List<String> values) {
        return values != null && values.stream().anyMatch(header -> names(version, header));
    }

    private static boolean names(int version, String header) {
        return header.strip().equals("*")
                || TAG.matcher(header).results().anyMatch(tag -> tag.group(1).equals(String.valueOf(version)));
    }
}
