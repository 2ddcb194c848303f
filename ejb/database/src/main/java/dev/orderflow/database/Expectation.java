package dev.orderflow.database;

import java.util.OptionalInt;

/**
 * What somebody who wants to change something expects of its version. It is judged in the transaction that makes the change, when that
 * thing is locked: nobody changes it in between.
 */
@FunctionalInterface
public interface Expectation {

    /** Any version will do, and none. */
    Expectation NONE = version -> {};

    /**
     * Refuses what is not as expected, by an exception of whoever expects it; nothing must be changed then.
     *
     * @param version the present one; empty where there is nothing yet
     */
    void mustBeMetBy(OptionalInt version);
}
