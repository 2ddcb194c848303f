package dev.orderflow.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stock of all products. */
public interface Warehouse {

    /** The stock of a product, or empty where it was never stocked. */
    Optional<Stock> find(String sku);

    /** At most {@code limit} by ascending SKU, starting after the given one, or at the first where it is null. */
    List<Stock> page(String after, int limit);

    /**
     * The stock of those of the products that were ever stocked, locked against other changes until the transaction ends.
     *
     * <p>Locked by ascending SKU, so that two orders for the same products wait for each other and do not block each other.
     */
    Map<String, Stock> lock(Collection<String> skus);

    /** Locks the stock of those of the products that were ever stocked, by one statement; {@link #lock} asks for none of them again. */
    void lockAll(Collection<String> skus);

    /**
     * Stocks a product for the first time, within the transaction that is under way.
     *
     * @return false where somebody else has done so meanwhile; then nothing has changed
     */
    boolean addUnlessThere(Stock stock);
}
