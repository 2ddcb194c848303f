package dev.orderflow.inventory.jpa;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.inventory.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

@ApplicationScoped
@Transactional(TxType.MANDATORY)
class JpaReservations implements Reservations {

    @PersistenceContext(unitName = "inventory")
    EntityManager entities;

    @Override
    public Optional<Reservation> lock(String orderId) {
        return Optional.ofNullable(entities.find(Reservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
    }

    @Override
    public void add(Reservation reservation) {
        entities.persist(reservation);
    }
}
