package dev.orderflow.inventory;

import dev.orderflow.database.Expectation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Records what was counted in the warehouse. */
@ApplicationScoped
@Transactional
public class Stocktaking {

    @Inject
    Warehouse warehouse;

    /**
     * So many pieces of the product are on hand.
     *
     * @param expected of the stock that is there; what it throws leaves everything as it is
     * @throws PromisedAway when that is less than is reserved for orders; nothing changes then
     */
    public Counted counted(String sku, int onHand, Expectation expected) {
        Optional<Stock> current = lock(sku);
        if (current.isPresent()) {
            return new Counted(counted(current.get(), onHand, expected), false);
        }
        expected.mustBeMetBy(OptionalInt.empty());
        Stock first = new Stock(sku, onHand);
        return warehouse.addUnlessThere(first)
                ? new Counted(first, true)
                // Somebody else was faster.
                : new Counted(counted(lock(sku).orElseThrow(), onHand, expected), false);
    }

    /** Does the same, whatever there is. */
    public Counted counted(String sku, int onHand) {
        return counted(sku, onHand, Expectation.NONE);
    }

    private static Stock counted(Stock stock, int onHand, Expectation expected) {
        expected.mustBeMetBy(OptionalInt.of(stock.version()));
        stock.counted(onHand);
        return stock;
    }

    private Optional<Stock> lock(String sku) {
        return Optional.ofNullable(warehouse.lock(Set.of(sku)).get(sku));
    }
}
