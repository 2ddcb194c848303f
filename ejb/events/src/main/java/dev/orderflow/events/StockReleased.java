package dev.orderflow.events;

import java.util.List;

/** What was set aside for the order is available again. */
public record StockReleased(String orderId, List<Line> lines) implements Fact {

    /** Copies the lines: a fact never changes. */
    public StockReleased {
        lines = List.copyOf(lines);
    }

    /** So many pieces of one product. */
    public record Line(String sku, int quantity) {}
}
