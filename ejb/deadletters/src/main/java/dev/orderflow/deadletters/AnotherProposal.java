package dev.orderflow.deadletters;

/** The edit that an operator has looked at is not the one that waits now. */
public class AnotherProposal extends RuntimeException {
    AnotherProposal() {
        super("Another edit has been proposed meanwhile: look at that one.");
    }
}
