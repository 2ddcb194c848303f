package dev.orderflow.orders;

import dev.orderflow.InVersion;
import dev.orderflow.database.Expectation;
import java.util.Optional;
import java.util.OptionalInt;

/** The catalogue, whose products have versions as in a database. */
public final class CatalogueInMemory extends SmallCatalogue {

    @Override
    public Listed put(Product product, Expectation expected) {
        Optional<Product> there = find(product.sku());
        expected.mustBeMetBy(there.map(it -> OptionalInt.of(it.version())).orElse(OptionalInt.empty()));
        return super.put(InVersion.of(there.map(it -> it.version() + 1).orElse(0), product), expected);
    }
}
