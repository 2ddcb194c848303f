package dev.orderflow.database;

/** The database cannot be worked with at present: it is away, or a schema is not there yet. */
public final class DatabaseAway extends RuntimeException {

    /** With words for the client. */
    public DatabaseAway(String message) {
        super(message);
    }
}
