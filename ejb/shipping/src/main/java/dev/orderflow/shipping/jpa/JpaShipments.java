package dev.orderflow.shipping.jpa;

import dev.orderflow.database.ByLastChange;
import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.LockedTogether;
import dev.orderflow.shipping.Shipment;
import dev.orderflow.shipping.ShipmentSnapshot;
import dev.orderflow.shipping.ShipmentStatus;
import dev.orderflow.shipping.Shipments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
@Transactional
class JpaShipments implements Shipments {

    private static final ByLastChange<Shipment> BY_LAST_CHANGE = new ByLastChange<>(Shipment.class, "orderId");

    private static final LockedTogether<Shipment> LOCKED =
            new LockedTogether<>(Shipment.class, "shipping.shipment", "order_id", Shipment::orderId);

    @PersistenceContext(unitName = "shipping")
    EntityManager entities;

    @Inject
    CurrentTransaction transaction;

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Shipment> lock(String orderId) {
        return LOCKED.find(entities, transaction, orderId);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lockAll(Collection<String> orderIds) {
        LOCKED.lock(entities, transaction, orderIds);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Shipment> lockWithId(String id) {
        return entities
                .createQuery("select s from Shipment s where s.id = :id and s.status <> :never", Shipment.class)
                .setParameter("id", id)
                .setParameter("never", ShipmentStatus.NEVER_PREPARED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** In SQL, because the standard's query language cannot pass over what others have locked. */
    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Shipment> takePrepared(String orderId) {
        List<?> taken = entities
                .createNativeQuery("select order_id from shipping.shipment where order_id = ?1 and status = 'PREPARED'"
                        + " for update skip locked")
                .setParameter(1, orderId)
                .getResultList();
        return taken.isEmpty() ? Optional.empty() : Optional.of(entities.find(Shipment.class, orderId));
    }

    /** The version grows when the change is written. */
    @Override
    @Transactional(TxType.MANDATORY)
    public ShipmentSnapshot stored(Shipment shipment) {
        entities.flush();
        return shipment.snapshot();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(Shipment shipment) {
        entities.persist(shipment);
        LOCKED.added(transaction, shipment);
    }

    @Override
    public Optional<Shipment> find(String orderId) {
        return entities
                .createQuery(
                        "select s from Shipment s left join fetch s.lines where s.orderId = :orderId and s.status <> :never",
                        Shipment.class)
                .setParameter("orderId", orderId)
                .setParameter("never", ShipmentStatus.NEVER_PREPARED)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<Shipment> withId(String id) {
        return entities
                .createQuery("select s from Shipment s left join fetch s.lines where s.id = :id and s.status <> :never", Shipment.class)
                .setParameter("id", id)
                .setParameter("never", ShipmentStatus.NEVER_PREPARED)
                .getResultStream()
                .findFirst();
    }

    @Override
    public List<Shipment> findAll(Collection<String> orderIds) {
        return entities
                .createQuery("select s from Shipment s where s.orderId in :orderIds", Shipment.class)
                .setParameter("orderIds", orderIds)
                .getResultList();
    }

    @Override
    public List<String> preparedBefore(Instant moment, int limit) {
        // The literal lets the index of what waits be used.
        return entities
                .createQuery(
                        "select s.orderId from Shipment s where s.status = dev.orderflow.shipping.ShipmentStatus.PREPARED"
                                + " and s.updatedAt <= :moment order by s.updatedAt, s.orderId",
                        String.class)
                .setParameter("moment", moment)
                .setMaxResults(limit)
                .getResultList();
    }

    @Override
    public List<Shipment> changed(Instant after, String afterOrderId, Instant until, int limit) {
        return BY_LAST_CHANGE.page(entities, after, afterOrderId, until, limit);
    }

    @Override
    public List<Shipment> page(Optional<String> customerId, String after, int limit) {
        // Two steps, because a limit on rows joined with lines would cut a shipment in two.
        List<String> orderIds = pageOfOrderIds(customerId, after, limit);
        if (orderIds.isEmpty()) {
            return List.of();
        }
        return entities
                .createQuery(
                        "select s from Shipment s join fetch s.lines where s.orderId in :orderIds order by s.orderId", Shipment.class)
                .setParameter("orderIds", orderIds)
                .getResultList();
    }

    private List<String> pageOfOrderIds(Optional<String> customerId, String after, int limit) {
        TypedQuery<String> page = entities.createQuery(
                "select s.orderId from Shipment s where s.orderId > :after and s.status <> :never"
                        + (customerId.isPresent() ? " and s.customerId = :customerId" : "") + " order by s.orderId",
                String.class);
        customerId.ifPresent(it -> page.setParameter("customerId", it));
        return page.setParameter("after", after == null ? "" : after)
                .setParameter("never", ShipmentStatus.NEVER_PREPARED)
                .setMaxResults(limit)
                .getResultList();
    }
}
