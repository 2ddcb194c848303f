package dev.orderflow.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class InMemoryWarehouse implements Warehouse {

    /** By one statement, in this order. */
    final List<String> lockedTogether = new ArrayList<>();

    private final TreeMap<String, Stock> bySku = new TreeMap<>();

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

    @Override
    public void lockAll(Collection<String> skus) {
        lockedTogether.addAll(skus);
    }
}
