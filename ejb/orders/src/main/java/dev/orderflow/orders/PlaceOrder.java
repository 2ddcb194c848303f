package dev.orderflow.orders;

import java.util.Currency;
import java.util.List;

/** A customer wants to buy these items and pay with what the token stands for. */
public record PlaceOrder(String customerId, Currency currency, String paymentToken, List<Item> items) {

    /** Copies the items. */
    public PlaceOrder {
        items = List.copyOf(items);
    }

    /** So many pieces, at least one, of a product of the catalogue. */
    public record Item(String sku, int quantity) {}
}
