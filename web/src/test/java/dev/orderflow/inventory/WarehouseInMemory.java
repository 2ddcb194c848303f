package dev.orderflow.inventory;

import dev.orderflow.InVersion;

/** The stock, and who counts it. */
public final class WarehouseInMemory extends InMemoryWarehouse {

    /** There is so much of it, in this version. */
    public void has(String sku, int onHand, int reserved, int version) {
        Stock stock = InVersion.of(version, new Stock(sku, onHand));
        stock.reserve(reserved);
        addUnlessThere(stock);
    }

    /** The module as it is. */
    public Stocktaking stocktaking() {
        Stocktaking stocktaking = new Stocktaking();
        stocktaking.warehouse = this;
        return stocktaking;
    }
}
