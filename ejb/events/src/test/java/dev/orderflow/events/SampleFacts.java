package dev.orderflow.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** An example of every fact, all about one order, as in the contract: two books for EUR 59.98. */
public final class SampleFacts {

    public static final String ORDER_ID = "7c0d5a3e-4a0c-4b39-9a55-5f1c3f0b8a11";

    private static final String CUSTOMER_ID = "c-1";
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BigDecimal TOTAL = new BigDecimal("59.98");
    private static final List<OrderPlaced.Line> TWO_BOOKS =
            List.of(new OrderPlaced.Line("BOOK-1", 2, new BigDecimal("29.99")));

    private SampleFacts() {}

    /** The example of this type. */
    public static Fact of(EventType type) {
        // Over the enum: a new type without an example does not compile.
        return switch (type) {
            case ORDER_PLACED -> orderPlaced();
            case ORDER_CONFIRMED -> new OrderConfirmed(ORDER_ID, CUSTOMER_ID, EUR, TOTAL, TWO_BOOKS);
            case ORDER_REJECTED -> new OrderRejected(ORDER_ID, CUSTOMER_ID, EUR, TOTAL, "Out of stock: BOOK-1");
            case ORDER_CANCELLED -> new OrderCancelled(ORDER_ID, CUSTOMER_ID, EUR, TOTAL, "Bought it „elsewhere“ 📚");
            case PAYMENT_AUTHORIZED -> new PaymentAuthorized(ORDER_ID, TOTAL, EUR);
            case PAYMENT_DECLINED -> new PaymentDeclined(ORDER_ID, TOTAL, EUR, "The card was declined.");
            case PAYMENT_CAPTURED -> new PaymentCaptured(ORDER_ID, TOTAL, EUR);
            case PAYMENT_VOIDED -> new PaymentVoided(ORDER_ID, TOTAL, EUR);
            case PAYMENT_REFUNDED -> new PaymentRefunded(ORDER_ID, TOTAL, EUR);
            case STOCK_RESERVED -> new StockReserved(ORDER_ID, List.of(new StockReserved.Line("BOOK-1", 2)));
            case STOCK_SHORT -> new StockShort(ORDER_ID, List.of(new StockShort.Line("BOOK-1", 2, 0)));
            case STOCK_RELEASED -> new StockReleased(ORDER_ID, List.of(new StockReleased.Line("BOOK-1", 2)));
            case ORDER_SHIPPED -> new OrderShipped(ORDER_ID, "s-1");
        };
    }

    /** Two books for EUR 59.98, paid with a card that works. */
    public static OrderPlaced orderPlaced() {
        return new OrderPlaced(ORDER_ID, CUSTOMER_ID, EUR, TOTAL, "tok_visa", TWO_BOOKS);
    }

    /** The payment of the order, with this amount. */
    public static PaymentCaptured paymentOf(String amount) {
        return new PaymentCaptured(ORDER_ID, new BigDecimal(amount), EUR);
    }

    /** The fact with an envelope, caused by another event. */
    public static Event asEvent(Fact fact) {
        return new Event(
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                Instant.parse("2026-11-22T09:31:00.123Z"),
                Optional.of("6ecd8c99-4036-403d-bf84-cf8400f67836"),
                fact);
    }
}
