package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** Stock is reserved and the payment authorised: the order will be delivered. */
public record OrderConfirmed(
        String orderId, String customerId, Currency currency, BigDecimal total, List<OrderPlaced.Line> lines)
        implements Fact {

    /** Copies the lines: a fact never changes. */
    public OrderConfirmed {
        lines = List.copyOf(lines);
    }
}
