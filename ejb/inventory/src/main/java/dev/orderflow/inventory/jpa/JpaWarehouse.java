package dev.orderflow.inventory.jpa;

import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.LockedTogether;
import dev.orderflow.inventory.Stock;
import dev.orderflow.inventory.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

    private static final LockedTogether<Stock> LOCKED = new LockedTogether<>(Stock.class, "inventory.stock", "sku", Stock::sku);

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    @Inject
    CurrentTransaction transaction;

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

    @Override
    @Transactional(TxType.MANDATORY)
    public Map<String, Stock> lock(Collection<String> skus) {
        return LOCKED.findAll(entities, transaction, skus);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lockAll(Collection<String> skus) {
        LOCKED.lock(entities, transaction, skus);
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
