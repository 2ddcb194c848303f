package dev.orderflow.orders;

import dev.orderflow.database.Expectation;
import dev.orderflow.events.RecordedEvents;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places orders for one product, and tells nobody. */
public final class UnpublishedPlacement {

    /** The product. */
    public static final Product BOOK = new Product("BOOK-1", "A book", new BigDecimal("29.90"), Currency.getInstance("EUR"));

    private UnpublishedPlacement() {}

    /** A placement that stores in there. */
    public static OrderPlacement in(Orders orders) {
        OrderPlacement placement = new OrderPlacement();
        placement.orders = orders;
        placement.catalogue = new OneBook();
        placement.events = new RecordedEvents();
        placement.clock = Clock.systemUTC();
        return placement;
    }

    private static final class OneBook implements Catalogue {

        @Override
        public Optional<Product> find(String sku) {
            return Optional.of(BOOK);
        }

        @Override
        public Map<String, Product> findAll(Collection<String> skus) {
            return Map.of(BOOK.sku(), BOOK);
        }

        @Override
        public List<Product> page(String after, int limit) {
            return List.of(BOOK);
        }

        @Override
        public Listed put(Product product, Expectation expected) {
            throw new UnsupportedOperationException();
        }
    }
}
