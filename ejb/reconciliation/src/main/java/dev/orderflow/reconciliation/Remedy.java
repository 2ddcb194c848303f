package dev.orderflow.reconciliation;

/** What to do about an order on which the books disagree. */
public enum Remedy {
    PLACED_AGAIN("an answer to OrderPlaced", "republishing OrderPlaced"),
    DECIDED_AGAIN("an effect of the decision", "republishing the decision"),
    SHIPPED_AGAIN("an effect of the dispatch", "republishing OrderShipped"),
    /** The others have been told that the order was given up, and the order itself does not know. */
    REJECT("the decision", "rejecting the order"),
    GIVE_UP("the order", "giving it up with OrderRejected"),
    /** The books contradict each other, and nothing that could be said again would change that. */
    NONE_KNOWN("agreement", "nothing; somebody has to decide");

    private final String missing;
    private final String by;

    Remedy(String missing, String by) {
        this.missing = missing;
        this.by = by;
    }

    /** What was looked for and not found. */
    public String missing() {
        return missing;
    }

    /** What is done about it. */
    public String by() {
        return by;
    }
}
