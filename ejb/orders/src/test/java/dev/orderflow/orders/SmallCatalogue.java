package dev.orderflow.orders;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.orderflow.database.Expectation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A book for 29.99 EUR, a pen for 0.10 EUR and a map for 12.00 USD. */
class SmallCatalogue implements Catalogue {

    static final Currency EUR = Currency.getInstance("EUR");

    private final TreeMap<String, Product> products = new TreeMap<>();
    private int questions;

    SmallCatalogue() {
        put(new Product("BOOK-1", "A book", new BigDecimal("29.99"), EUR));
        put(new Product("PEN-1", "A pen", new BigDecimal("0.1"), EUR));
        put(new Product("MAP-1", "A map", new BigDecimal("12"), Currency.getInstance("USD")));
    }

    @Override
    public Optional<Product> find(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    @Override
    public Map<String, Product> findAll(Collection<String> skus) {
        questions++;
        return products.values().stream().filter(it -> skus.contains(it.sku())).collect(toMap(Product::sku, identity()));
    }

    /** How often it was asked for some of its products. */
    int questions() {
        return questions;
    }

    @Override
    public List<Product> page(String after, int limit) {
        return (after == null ? products : products.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    @Override
    public Listed put(Product product, Expectation expected) {
        return new Listed(product, products.put(product.sku(), product) == null);
    }
}
