package dev.orderflow.house.cycle.right;

import dev.orderflow.house.cycle.left.NeedsRight;

/** One half of the counterexample to the rule that no two packages need each other. */
public interface NeedsLeft {

    /** The other half. */
    NeedsRight other();
}
