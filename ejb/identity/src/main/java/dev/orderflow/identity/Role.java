package dev.orderflow.identity;

import java.util.Locale;

/** What a user of the application is. */
public enum Role {
    /** Places orders and sees its own; {@code customerId} is its name. */
    CUSTOMER,
    /** May do everything. */
    OPERATOR;

    /** As it is stored, and as the container knows it. */
    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is stored so. */
    public static Role named(String roleName) {
        return valueOf(roleName.toUpperCase(Locale.ROOT));
    }
}
