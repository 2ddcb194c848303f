package dev.orderflow.inventory;

import dev.orderflow.InVersion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stock, and who counts it. */
public final class WarehouseInMemory implements Warehouse {

    private final TreeMap<String, Stock> bySku = new TreeMap<>();

    /** There is so much of it, in this version. */
    public void has(String sku, int onHand, int reserved, int version) {
        Stock stock = InVersion.of(version, new Stock(sku, onHand));
        stock.reserve(reserved);
        bySku.put(sku, stock);
    }

    /** The module as it is. */
    public Stocktaking stocktaking() {
        Stocktaking stocktaking = new Stocktaking();
        stocktaking.warehouse = this;
        return stocktaking;
    }

    @Override
    public Optional<Stock> find(String sku) {
        return Optional.ofNullable(bySku.get(sku));
    }

    @Override
    public List<Stock> page(String after, int limit) {
        return (after == null ? bySku : bySku.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    @Override
    public Map<String, Stock> lock(Collection<String> skus) {
        Map<String, Stock> locked = new TreeMap<>(bySku);
        locked.keySet().retainAll(skus);
        return locked;
    }

    @Override
    public boolean addUnlessThere(Stock stock) {
        return bySku.putIfAbsent(stock.sku(), stock) == null;
    }
}
