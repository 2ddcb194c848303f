package dev.orderflow.orders;

import java.util.Currency;
import java.util.List;

/** A customer wants to buy these items and pay with what the token stands for. */
public record PlaceOrder(String customerId, Currency currency, String paymentToken, List<Item> items) {

    /** The most characters that a customer's name or a SKU has. */
    public static final int LONGEST_NAME = 64;

    /** The most characters that a payment token has. */
    public static final int LONGEST_TOKEN = 255;

    /** The most items that an order has. */
    public static final int MOST_ITEMS = 100;

    /** The most pieces that an item has. */
    public static final int MOST_PIECES = 10_000;

    /** Copies the items. */
    public PlaceOrder {
        items = List.copyOf(items);
    }

    /** So many pieces, at least one, of a product of the catalogue. */
    public record Item(String sku, int quantity) {}
}
