package dev.orderflow.orders;

import static java.util.stream.Collectors.toMap;

import dev.orderflow.InVersion;
import dev.orderflow.database.Expectation;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/** A book for 29.99 EUR and a pen for 0.10 EUR. */
public final class CatalogueInMemory implements Catalogue {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final TreeMap<String, Product> products = new TreeMap<>();

    /** Has them. */
    public CatalogueInMemory() {
        put(new Product("BOOK-1", "A book", new BigDecimal("29.99"), EUR));
        put(new Product("PEN-1", "A pen", new BigDecimal("0.10"), EUR));
    }

    @Override
    public Optional<Product> find(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    @Override
    public Map<String, Product> findAll(Collection<String> skus) {
        return products.values().stream().filter(it -> skus.contains(it.sku())).collect(toMap(Product::sku, Function.identity()));
    }

    @Override
    public List<Product> page(String after, int limit) {
        return (after == null ? products : products.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    @Override
    public Listed put(Product product, Expectation expected) {
        Optional<Product> there = find(product.sku());
        expected.mustBeMetBy(there.map(it -> OptionalInt.of(it.version())).orElse(OptionalInt.empty()));
        products.put(product.sku(), InVersion.of(there.map(it -> it.version() + 1).orElse(0), product));
        return new Listed(product, there.isEmpty());
    }
}
