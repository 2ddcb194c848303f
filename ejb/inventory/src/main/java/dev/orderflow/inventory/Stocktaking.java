package dev.orderflow.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Records what was counted in the warehouse. */
@ApplicationScoped
public class Stocktaking {

    @Inject
    Warehouse warehouse;

    /**
     * So many pieces of the product are on hand.
     *
     * @throws PromisedAway when that is less than is reserved for orders; nothing changes then
     */
    @Transactional
    public Stock counted(String sku, int onHand) {
        Stock stock = warehouse.lock(Set.of(sku)).get(sku);
        if (stock == null) {
            stock = new Stock(sku, onHand);
            warehouse.add(stock);
        } else {
            stock.counted(onHand);
        }
        return stock;
    }
}
