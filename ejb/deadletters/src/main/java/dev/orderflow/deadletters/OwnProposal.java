package dev.orderflow.deadletters;

/** An operator cannot approve an own proposal. */
public final class OwnProposal extends RuntimeException {
    OwnProposal() {
        super("Another operator than the one who proposed it has to approve.");
    }
}
