package dev.orderflow.house.cycle.left;

import dev.orderflow.house.cycle.right.NeedsLeft;

/** One half of the counterexample to the rule that no two packages need each other. */
public interface NeedsRight {

    /** The other half. */
    NeedsLeft other();
}
