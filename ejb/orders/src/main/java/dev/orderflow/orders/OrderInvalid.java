package dev.orderflow.orders;

import java.util.List;

/** The order cannot be placed as it was asked for; nothing has been stored. */
public final class OrderInvalid extends RuntimeException {

    private final transient List<Violation> violations;

    OrderInvalid(List<Violation> violations) {
        super(violations.toString());
        this.violations = List.copyOf(violations);
    }

    /** Everything that is wrong, in the order of the request. */
    public List<Violation> violations() {
        return violations;
    }

    /** {@code field} is a path into {@link PlaceOrder}, such as {@code lines[0].sku}. */
    public record Violation(String field, String message) {}
}
