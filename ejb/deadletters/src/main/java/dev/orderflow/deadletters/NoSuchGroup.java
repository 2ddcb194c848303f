package dev.orderflow.deadletters;

/** No dead letter ever had this subscription, type and cause. */
public final class NoSuchGroup extends RuntimeException {

    NoSuchGroup() {
        super("No dead letter has ever had this subscription, type and cause.");
    }
}
