package dev.orderflow.database;

/** A database that is away when a test says so, and is known to be. */
public final class DatabaseThatLeaves extends Database {

    private boolean away;

    /** It goes, or comes back. */
    public void isAway(boolean now) {
        away = now;
    }

    @Override
    public boolean isKnownToBeAway() {
        return away;
    }

    @Override
    public void mustBeReady() {
        if (away) {
            throw new DatabaseAway("The database cannot be reached.");
        }
    }
}
