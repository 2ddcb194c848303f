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
 */
public record ParsedLine(long number, Position next, Optional<PlaceOrder> order, List<String> errors) {

    /** Reads the line. */
    public static ParsedLine of(ImportLine line) {
        OrderCsv.Read read = OrderCsv.read(line.text());
        return new ParsedLine(line.number(), line.next(), read.order(), read.errors());
    }

    RejectedLine rejected() {
        return new RejectedLine(number, String.join(" ", errors));
    }
}
