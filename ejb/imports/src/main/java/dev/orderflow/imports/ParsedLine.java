package dev.orderflow.imports;

import dev.orderflow.orders.PlaceOrder;
import java.util.List;
import java.util.Optional;

/**
 * A line and what it says.
 *
 * @param number its number in the file
 * @param next where the line behind it begins
 * @param order what it asks for; empty where it is wrong
 * @param errors everything that is wrong with it
 * @param text its bytes
 */
public record ParsedLine(long number, Position next, Optional<PlaceOrder> order, List<String> errors, byte[] text) {

    /** Reads the line. */
    public static ParsedLine of(ImportLine line) {
        OrderCsv.Read read = OrderCsv.read(line.text());
        return new ParsedLine(line.number(), line.next(), read.order(), read.errors(), line.text());
    }

    RejectedLine rejected() {
        return rejected(String.join(" ", errors));
    }

    RejectedLine rejected(String message) {
        return new RejectedLine(number, message, OrderCsv.text(text));
    }
}
