package dev.orderflow.inventory.jpa;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.orderflow.inventory.Stock;
import dev.orderflow.inventory.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
@Transactional
class JpaWarehouse implements Warehouse {

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    @Override
    public Optional<Stock> find(String sku) {
        return Optional.ofNullable(entities.find(Stock.class, sku));
    }

    @Override
    public List<Stock> page(String after, int limit) {
        return entities
                .createQuery("select s from Stock s where s.sku > :after order by s.sku", Stock.class)
                .setParameter("after", after == null ? "" : after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Stock is changed here as locked entities only, so that there is nothing to write before it is read again in the same transaction. */
    @Override
    @Transactional(TxType.MANDATORY)
    public Map<String, Stock> lock(Collection<String> skus) {
        return entities
                .createQuery("select s from Stock s where s.sku in :skus order by s.sku", Stock.class)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("skus", skus)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(toMap(Stock::sku, identity()));
    }

    /** In SQL: what does not exist cannot be locked, and a duplicate key would spoil the transaction. */
    @Override
    @Transactional(TxType.MANDATORY)
    public boolean addUnlessThere(Stock stock) {
        return entities
                        .createNativeQuery("insert into inventory.stock (sku, on_hand, reserved, version) values (?1, ?2, ?3, ?4)"
                                + " on conflict (sku) do nothing")
                        .setParameter(1, stock.sku())
                        .setParameter(2, stock.onHand())
                        .setParameter(3, stock.reserved())
                        .setParameter(4, stock.version())
                        .executeUpdate()
                == 1;
    }
}
