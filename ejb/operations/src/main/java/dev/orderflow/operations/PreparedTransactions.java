package dev.orderflow.operations;

import java.util.List;

/** Transactions that are prepared in the application's database and not decided: their rows may still come. */
public interface PreparedTransactions {

    /**
     * All that there are now, oldest first.
     *
     * @throws IllegalStateException when the database refuses, or is away
     */
    List<PreparedBranch> all();
}
