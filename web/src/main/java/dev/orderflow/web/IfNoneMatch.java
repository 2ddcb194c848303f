package dev.orderflow.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the header {@code If-None-Match}. Our own, because servers compare strongly, where RFC 9110 (13.1.2) says weakly: a proxy that
 * compresses makes a weak tag of a strong one.
 */
final class IfNoneMatch {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private IfNoneMatch() {}

    /** Whether the client has this version already. */
    static boolean names(int version, String header) {
        if (header == null) {
            return false;
        }
        if (header.strip().equals("*")) {
            return true;
        }
        Matcher tags = TAG.matcher(header);
        return tags.results().anyMatch(tag -> tag.group(1).equals(String.valueOf(version)));
    }
}
