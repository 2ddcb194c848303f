package dev.orderflow.imports;

/** The upload has a line that is longer than any order; nothing of it is kept. */
public final class LineTooLong extends RuntimeException {

    LineTooLong(long line, int limit) {
        super("Line " + line + " is larger than " + limit + " bytes, or a quote in it is not closed.");
    }
}
