package dev.orderflow.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An order as it is stored at one moment, for whoever looks at it when the transaction is over.
 *
 * @param reason why it was rejected or cancelled; empty otherwise
 * @param updatedAt when its status last changed
 * @param version grows with each change; an entity tag
 * @param lines what was ordered, in the order of the request
 */
public record OrderSnapshot(
        String id,
        String customerId,
        Currency currency,
        BigDecimal total,
        OrderStatus status,
        Optional<String> reason,
        Instant placedAt,
        Instant updatedAt,
        int version,
        List<OrderLine> lines) {}
