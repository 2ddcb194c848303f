package dev.orderflow.orders;

import dev.orderflow.orders.OrderInvalid.Violation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Some of the orders cannot be placed as they were asked for; nothing has been stored, of none of them. */
public final class OrdersInvalid extends RuntimeException {

    private final transient SortedMap<Integer, List<Violation>> violations;

    OrdersInvalid(SortedMap<Integer, List<Violation>> violations) {
        super(violations.size() + " orders, the first of them number " + violations.firstKey() + ": "
                + violations.get(violations.firstKey()));
        this.violations = new TreeMap<>(violations);
    }

    /** Everything that is wrong, by the place of the order in what was asked for; the first has place 0. */
    public SortedMap<Integer, List<Violation>> violations() {
        return violations;
    }
}
