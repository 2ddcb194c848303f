package dev.orderflow.events;

import java.util.List;

/** Every line of the order is set aside for it. */
public record StockReserved(String orderId, List<Line> lines) implements Fact {

    /** Copies the lines: a fact never changes. */
    public StockReserved {
        lines = List.copyOf(lines);
    }

    /** So many pieces of one product. */
    public record Line(String sku, int quantity) {}
}
