package dev.orderflow.web.http;

import dev.orderflow.web.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a request: all errors counted, the first hundred kept. A body full of errors is no reason to run out of memory. */
final class FieldErrors {

    /** So many are told. */
    static final int MOST = 100;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}+");
    private static final Comparator<FieldError> BY_FIELD = Comparator.comparing(FieldErrors::inOrder).thenComparing(FieldError::message);

    private final List<FieldError> kept = new ArrayList<>();
    private int count;

    /** One more. */
    void add(FieldError error) {
        count++;
        keep(error);
    }

    private void keep(FieldError error) {
        if (kept.size() < MOST) {
            kept.add(error);
        }
    }

    /** All of these, which are the errors of one line of several. */
    void addInLine(int number, FieldErrors ofLine) {
        count += ofLine.count;
        ofLine.kept.forEach(error -> keep(error.inLine(number)));
    }

    /** Puts those that are kept in the order of their fields. */
    FieldErrors sorted() {
        kept.sort(BY_FIELD);
        return this;
    }

    /** How many there are. */
    int count() {
        return count;
    }

    /** The first of them. */
    List<FieldError> kept() {
        return List.copyOf(kept);
    }

    /** With numbers of equal length, so that lines[2] comes before lines[10]. */
    private static String inOrder(FieldError error) {
        return NUMBER.matcher(error.field()).replaceAll(number -> "0".repeat(9 - number.group().length()) + number.group());
    }
}
