package dev.orderflow.orders;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/** What can be ordered, at the price it has now. */
@Entity
public class Product {

    @Id
    private String sku;

    private String name;
    private BigDecimal unitPrice;
    private Currency currency;

    @Version
    private int version;

    /** For the persistence provider. */
    protected Product() {}

    /**
     * A product.
     *
     * @param unitPrice what one piece costs, with no more digits than the currency has
     */
    public Product(String sku, String name, BigDecimal unitPrice, Currency currency) {
        this.sku = Objects.requireNonNull(sku);
        this.name = Objects.requireNonNull(name);
        this.unitPrice = Money.exact(unitPrice, currency);
        this.currency = currency;
    }

    /** Takes over everything but the SKU. */
    public void becomes(Product other) {
        name = other.name;
        unitPrice = Money.exact(other.unitPrice, other.currency);
        currency = other.currency;
    }

    /** The stock keeping unit. */
    public String sku() {
        return sku;
    }

    /** The name that customers see. */
    public String name() {
        return name;
    }

    /** What one piece costs, in {@link #currency()}. */
    public BigDecimal unitPrice() {
        return Money.exact(unitPrice, currency);
    }

    /** The currency of the price. */
    public Currency currency() {
        return currency;
    }

    /** Grows with each change; an entity tag. */
    public int version() {
        return version;
    }
}
