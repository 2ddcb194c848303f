package dev.orderflow.events;

import java.util.List;

/** At least one line of the order is not in stock; nothing has been set aside. The lines are the short ones. */
public record StockShort(String orderId, List<Line> lines) implements Fact {

    /** Copies the lines: a fact never changes. */
    public StockShort {
        lines = List.copyOf(lines);
    }

    /** {@code requested} pieces were wanted of a product of which {@code available} were left. */
    public record Line(String sku, int requested, int available) {}
}
