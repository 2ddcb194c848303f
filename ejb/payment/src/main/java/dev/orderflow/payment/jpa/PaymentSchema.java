package dev.orderflow.payment.jpa;

import dev.orderflow.database.Schema;
import jakarta.enterprise.context.ApplicationScoped;

/** The schema {@code payment}. */
@ApplicationScoped
public class PaymentSchema extends Schema {

    /** It has the scripts of this module. */
    public PaymentSchema() {
        super("payment");
    }
}
