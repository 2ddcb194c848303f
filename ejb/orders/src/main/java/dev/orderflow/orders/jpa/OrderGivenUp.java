package dev.orderflow.orders.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The memory of an id that others knew and this module did not. */
@Entity
@Table(name = "given_up")
class OrderGivenUp {

    @Id
    private String orderId;

    /** Read by who looks into the table. */
    @SuppressWarnings("unused")
    private Instant givenUpAt;

    /** For the persistence provider. */
    protected OrderGivenUp() {}

    OrderGivenUp(String orderId, Instant at) {
        this.orderId = orderId;
        this.givenUpAt = at;
    }
}
