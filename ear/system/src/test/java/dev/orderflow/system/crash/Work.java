package dev.orderflow.system.crash;

import java.util.ArrayList;
import java.util.List;

/** The transactions that are crashed. Each is known by the fact it publishes, and has a branch for each resource it touches. */
enum Work {
    /** A request stores the order in the database and publishes it on the broker. */
    PLACING("the order is placed", "OrderPlaced", 2),
    /** Payment takes OrderPlaced from its subscription, stores the payment, publishes PaymentAuthorized in a session of its own. */
    PAYING("payment authorises it", "PaymentAuthorized", 3),
    /** Orders takes the last missing fact from its subscription, decides, publishes OrderConfirmed in a session of its own. */
    DECIDING("it is decided", "OrderConfirmed", 3);

    private final String words;
    private final String fact;
    private final int branches;

    Work(String words, String fact, int branches) {
        this.words = words;
        this.fact = fact;
        this.branches = branches;
    }

    String fact() {
        return fact;
    }

    /** The moments of its commit, in their order: before, after each prepare, after the decision, after each commit. */
    List<String> moments() {
        List<String> moments = new ArrayList<>(List.of("BEFORE_PREPARE"));
        for (int i = 1; i <= branches; i++) {
            moments.add("PREPARED_" + i);
        }
        moments.add("DECIDED");
        for (int i = 1; i <= branches; i++) {
            moments.add("COMMITTED_" + i);
        }
        return moments;
    }

    @Override
    public String toString() {
        return words;
    }
}
