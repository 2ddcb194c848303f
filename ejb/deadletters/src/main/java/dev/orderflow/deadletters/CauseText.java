package dev.orderflow.deadletters;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/** What is kept of an exception. */
public final class CauseText {

    /** Of a cause, and of an exception's class. */
    public static final int LONGEST = 255;

    private static final int LONGEST_MESSAGE = 1_000;
    private static final int LONGEST_STACK = 16_000;

    private static final Pattern UUID = Pattern.compile("\\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern NUMBER = Pattern.compile("\\d++(?:[.,:]\\d++)*+");

    private CauseText() {}

    /**
     * The simple name of the root cause and its message, without ids, numbers, times and quoted words: these differ from one message to
     * the next, and what has the same cause should be one group.
     */
    public static String of(Throwable failure) {
        Throwable root = rootOf(failure);
        return cut(name(root) + ": " + general(message(root)), LONGEST);
    }

    static String general(String message) {
        String text = UUID.matcher(message).replaceAll("…");
        text = QUOTED.matcher(text).replaceAll("…");
        return NUMBER.matcher(text).replaceAll("…");
    }

    /** Class and message of the root cause, as they are. */
    public static String rootCause(Throwable failure) {
        Throwable root = rootOf(failure);
        return cut(root.getClass().getName() + ": " + message(root), LONGEST_MESSAGE);
    }

    /** The message of the exception. */
    public static String message(Throwable failure) {
        return cut(clean(String.valueOf(failure.getMessage())), LONGEST_MESSAGE);
    }

    /** The beginning of its stack. */
    public static String stack(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return cut(keepable(text.toString()), LONGEST_STACK);
    }

    /** Without NUL, which PostgreSQL refuses; halves of surrogate pairs, which UTF-8 has no bytes for, become question marks. */
    public static String keepable(String text) {
        return new String(text.replace("\u0000", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** At most so many characters of it. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }

    private static String clean(String text) {
        return keepable(text.replaceAll("\\p{Cntrl}+", " "));
    }

    private static String name(Throwable root) {
        String simple = root.getClass().getSimpleName();
        return simple.isEmpty() ? root.getClass().getName() : simple;
    }

    private static Throwable rootOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable root = failure;
        while (root.getCause() != null && seen.add(root)) {
            root = root.getCause();
        }
        return root;
    }
}
