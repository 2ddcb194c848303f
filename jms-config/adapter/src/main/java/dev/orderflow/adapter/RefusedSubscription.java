package dev.orderflow.adapter;

/** The broker has no such queue as the bean asks for. */
final class RefusedSubscription extends Exception {

    RefusedSubscription(String why) {
        super(why);
    }
}
