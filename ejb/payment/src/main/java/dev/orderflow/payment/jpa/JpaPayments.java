package dev.orderflow.payment.jpa;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toMap;

import dev.orderflow.database.ByLastChange;
import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.LockedTogether;
import dev.orderflow.payment.Payment;
import dev.orderflow.payment.PaymentStatus;
import dev.orderflow.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

@ApplicationScoped
@Transactional
class JpaPayments implements Payments {

    private static final ByLastChange<Payment> BY_LAST_CHANGE = new ByLastChange<>(Payment.class, "orderId");

    private static final LockedTogether<Payment> LOCKED =
            new LockedTogether<>(Payment.class, "payment.payment", "order_id", Payment::orderId);

    @PersistenceContext(unitName = "payment")
    EntityManager entities;

    @Inject
    CurrentTransaction transaction;

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Payment> lock(String orderId) {
        return LOCKED.find(entities, transaction, orderId);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lockAll(Collection<String> orderIds) {
        LOCKED.lock(entities, transaction, orderIds);
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(Payment payment) {
        entities.persist(payment);
        LOCKED.added(transaction, payment);
    }

    @Override
    public Optional<Payment> find(String orderId) {
        return Optional.ofNullable(entities.find(Payment.class, orderId))
                .filter(payment -> payment.status() != PaymentStatus.NEVER_CHARGED);
    }

    @Override
    public List<Payment> findAll(List<String> orderIds) {
        return entities
                .createQuery("select p from Payment p where p.orderId in :orderIds and p.status <> :never", Payment.class)
                .setParameter("orderIds", orderIds)
                .setParameter("never", PaymentStatus.NEVER_CHARGED)
                .getResultStream()
                .collect(collectingAndThen(
                        toMap(Payment::orderId, identity()),
                        found -> orderIds.stream().map(found::get).filter(Objects::nonNull).toList()));
    }

    @Override
    public List<Payment> changed(Instant after, String afterOrderId, Instant until, int limit) {
        return BY_LAST_CHANGE.page(entities, after, afterOrderId, until, limit);
    }

    @Override
    public List<Payment> page(String after, int limit) {
        return entities
                .createQuery(
                        "select p from Payment p where p.orderId > :after and p.status <> :never order by p.orderId", Payment.class)
                .setParameter("after", after == null ? "" : after)
                .setParameter("never", PaymentStatus.NEVER_CHARGED)
                .setMaxResults(limit)
                .getResultList();
    }
}
