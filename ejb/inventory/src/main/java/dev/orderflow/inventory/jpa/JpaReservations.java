package dev.orderflow.inventory.jpa;

import dev.orderflow.database.ByLastChange;
import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.LockedTogether;
import dev.orderflow.inventory.Reservation;
import dev.orderflow.inventory.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
@Transactional
class JpaReservations implements Reservations {

    private static final ByLastChange<Reservation> BY_LAST_CHANGE = new ByLastChange<>(Reservation.class, "orderId");

    private static final LockedTogether<Reservation> LOCKED =
            new LockedTogether<>(Reservation.class, "inventory.reservation", "order_id", Reservation::orderId);

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    @Inject
    CurrentTransaction transaction;

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Reservation> lock(String orderId) {
        return LOCKED.find(entities, transaction, orderId);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lockAll(Collection<String> orderIds) {
        LOCKED.lock(entities, transaction, orderIds);
    }

    @Override
    public List<Reservation> findAll(Collection<String> orderIds) {
        return entities
                .createQuery("select r from Reservation r where r.orderId in :orderIds", Reservation.class)
                .setParameter("orderIds", orderIds)
                .getResultList();
    }

    @Override
    public List<Reservation> changed(Instant after, String afterOrderId, Instant until, int limit) {
        return BY_LAST_CHANGE.page(entities, after, afterOrderId, until, limit);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(Reservation reservation) {
        entities.persist(reservation);
        LOCKED.added(transaction, reservation);
    }
}
