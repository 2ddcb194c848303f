package dev.orderflow.events;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** A customer placed an order; {@code total} is the sum of its lines, in {@code currency}. */
public record OrderPlaced(
        String orderId,
        String customerId,
        Currency currency,
        BigDecimal total,
        String paymentToken,
        List<Line> lines)
        implements Fact {

    /** Copies the lines: a fact never changes. */
    public OrderPlaced {
        lines = List.copyOf(lines);
    }

    /** So many pieces of one product at the price of that moment. */
    public record Line(String sku, int quantity, BigDecimal unitPrice) {}
}
