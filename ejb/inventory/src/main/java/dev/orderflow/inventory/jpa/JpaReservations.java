package dev.orderflow.inventory.jpa;

import dev.orderflow.database.ByLastChange;
import dev.orderflow.inventory.Reservation;
import dev.orderflow.inventory.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
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

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Reservation> lock(String orderId) {
        return Optional.ofNullable(entities.find(Reservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
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
    }
}
