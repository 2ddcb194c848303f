package dev.orderflow.inventory;

/** The stock cannot be set below what is reserved for orders. */
public final class PromisedAway extends RuntimeException {

    PromisedAway(String sku, int onHand, int reserved) {
        super("The stock of " + sku + " cannot be " + onHand + ": " + reserved + " are reserved for orders.");
    }
}
