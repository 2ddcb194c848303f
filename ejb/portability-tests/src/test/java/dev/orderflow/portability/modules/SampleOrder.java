package dev.orderflow.portability.modules;

import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** An order for one product, and everything the orders module would say about it. Each has an id of its own. */
record SampleOrder(String id, String sku, int quantity, String paymentToken) {

    static final Currency EUR = Currency.getInstance("EUR");

    private static final String CUSTOMER = "c-1";
    private static final BigDecimal PRICE = new BigDecimal("29.90");

    /** One book, paid with a card that works. */
    static SampleOrder oneBook() {
        return paidWith("tok_visa");
    }

    /** One book. */
    static SampleOrder paidWith(String paymentToken) {
        return new SampleOrder(UUID.randomUUID().toString(), "BOOK-1", 1, paymentToken);
    }

    /** Some pieces of a product, paid with a card that works. */
    static SampleOrder of(int quantity, String sku) {
        return new SampleOrder(UUID.randomUUID().toString(), sku, quantity, "tok_visa");
    }

    BigDecimal total() {
        return PRICE.multiply(BigDecimal.valueOf(quantity));
    }

    OrderPlaced placed() {
        return new OrderPlaced(id, CUSTOMER, EUR, total(), paymentToken, lines());
    }

    OrderConfirmed confirmed() {
        return new OrderConfirmed(id, CUSTOMER, EUR, total(), lines());
    }

    OrderRejected rejected() {
        return new OrderRejected(id, CUSTOMER, EUR, total(), "stock short");
    }

    OrderCancelled cancelled() {
        return new OrderCancelled(id, CUSTOMER, EUR, total(), "changed my mind");
    }

    private List<OrderPlaced.Line> lines() {
        return List.of(new OrderPlaced.Line(sku, quantity, PRICE));
    }
}
