package dev.orderflow.orders;

import dev.orderflow.orders.OrderInvalid.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The products that an order asks for, as the catalogue has them at that moment. */
record PriceList(Map<String, Product> products) {

    /**
     * Each item at its price.
     *
     * @throws OrderInvalid naming every item that is unknown or sold in another currency
     */
    List<OrderLine> linesFor(PlaceOrder command) {
        List<OrderLine> lines = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < command.items().size(); i++) {
            PlaceOrder.Item item = command.items().get(i);
            Product product = products.get(item.sku());
            if (product == null) {
                violations.add(new Violation("lines[" + i + "].sku", "is not in the catalogue: " + item.sku()));
            } else if (!product.currency().equals(command.currency())) {
                violations.add(new Violation(
                        "currency", "is " + command.currency() + ", but " + item.sku() + " is sold in " + product.currency()));
            } else {
                lines.add(new OrderLine(item.sku(), item.quantity(), product.unitPrice()));
            }
        }
        if (!violations.isEmpty()) {
            throw new OrderInvalid(violations);
        }
        return lines;
    }
}
