package dev.orderflow.orders;

import dev.orderflow.database.Expectation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All products, by their SKU. */
public interface Catalogue {

    /** The product, or empty where the catalogue has none. */
    Optional<Product> find(String sku);

    /** The products with these SKUs, as far as the catalogue has them, in one query. */
    Map<String, Product> findAll(Collection<String> skus);

    /** At most {@code limit} products by ascending SKU, starting after the given one, or at the first where it is null. */
    List<Product> page(String after, int limit);

    /**
     * Adds the product, or changes the one with its SKU. Orders that were placed keep their price. Of several changes at the
     * same time one is the first, and the others find what it has left.
     *
     * @param expected of the product that is there; what it throws leaves everything as it is
     */
    Listed put(Product product, Expectation expected);

    /** Adds or changes the product, whatever version is there. */
    default Listed put(Product product) {
        return put(product, Expectation.NONE);
    }
}
