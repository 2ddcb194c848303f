package dev.orderflow.imports;

/** The upload has a quote that is never closed, so that nobody can tell what is behind it; nothing of it is kept. */
public final class UnclosedQuote extends RuntimeException {

    UnclosedQuote(long line) {
        super("In line " + line + " a quote is opened that is never closed.");
    }
}
