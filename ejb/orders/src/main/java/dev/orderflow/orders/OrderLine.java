package dev.orderflow.orders;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;

/** So many pieces of one product, at the price it had when the order was placed. */
@Embeddable
public class OrderLine {

    private String sku;
    private int quantity;
    private BigDecimal unitPrice;

    /** For the persistence provider. */
    protected OrderLine() {}

    OrderLine(String sku, int quantity, BigDecimal unitPrice) {
        this.sku = sku;
        this.quantity = quantity;
        this.unitPrice = unitPrice;
    }

    /** The product. */
    public String sku() {
        return sku;
    }

    /** Pieces, at least one. */
    public int quantity() {
        return quantity;
    }

    /** The price of one piece, in the order's currency. */
    public BigDecimal unitPrice() {
        return unitPrice;
    }

    BigDecimal amount() {
        return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }
}
