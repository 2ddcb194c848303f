package dev.orderflow.orders.jpa;

import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.FirstRequest.What;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.KeyInUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In SQL, because most of it is about locks that only PostgreSQL has. */
@ApplicationScoped
@Transactional
class JpaIdempotencyKeys implements IdempotencyKeys {

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    /**
     * A transaction's advisory lock outlives the connection once the transaction is prepared, and crashes too: it goes with the
     * branch. Two keys with the same hash merely wait for each other now and then.
     */
    @Override
    @Transactional(TxType.MANDATORY)
    public boolean take(IdempotencyKey key) {
        return (Boolean) entities
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
                .setParameter(1, text(key))
                .getSingleResult();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void await(IdempotencyKey key, Duration longest) {
        String before = (String) entities.createNativeQuery("select current_setting('lock_timeout')").getSingleResult();
        lockTimeout(longest.toMillis() + "ms");
        try {
            entities.createNativeQuery("select count(*) from pg_advisory_xact_lock(hashtextextended(?1, 0))")
                    .setParameter(1, text(key))
                    .getSingleResult();
        } catch (LockTimeoutException | PessimisticLockException late) {
            throw new KeyInUse(key, late);
        }
        // The locks of rows, which come after it, wait as long as they do elsewhere.
        lockTimeout(before);
    }

    /** Until the transaction ends. */
    private void lockTimeout(String limit) {
        entities.createNativeQuery("select set_config('lock_timeout', ?1, true)")
                .setParameter(1, limit)
                .getSingleResult();
    }

    private static String text(IdempotencyKey key) {
        // Neither part can contain the separator.
        return key.caller() + "\n" + key.value();
    }

    @Override
    public Optional<FirstRequest> under(IdempotencyKey key) {
        List<?> found = entities
                .createNativeQuery("select what, fingerprint, coalesce(results, order_id) from orders.idempotency_key"
                        + " where caller = ?1 and key = ?2")
                .setParameter(1, key.caller())
                .setParameter(2, key.value())
                .getResultList();
        return found.stream().map(Object[].class::cast).map(JpaIdempotencyKeys::read).findFirst();
    }

    private static FirstRequest read(Object[] row) {
        return new FirstRequest(What.valueOf((String) row[0]), (String) row[1], List.of(((String) row[2]).split(" ")));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void remember(IdempotencyKey key, FirstRequest first, Instant at) {
        // The key of an order refers to the order's row.
        entities.flush();
        boolean isOrder = first.what() == What.ORDER;
        entities.createNativeQuery("insert into orders.idempotency_key (caller, key, what, fingerprint, %s, created_at)"
                                .formatted(isOrder ? "order_id" : "results")
                        + " values (?1, ?2, ?3, ?4, ?5, ?6)")
                .setParameter(1, key.caller())
                .setParameter(2, key.value())
                .setParameter(3, first.what().name())
                .setParameter(4, first.fingerprint())
                .setParameter(5, String.join(" ", first.results()))
                .setParameter(6, at)
                .executeUpdate();
    }

    /** Nodes that do this at the same time share the work. */
    @Override
    public int forget(Instant before, int limit) {
        return entities
                .createNativeQuery("delete from orders.idempotency_key where (caller, key) in (select caller, key"
                        + " from orders.idempotency_key where created_at < ?1 order by created_at limit ?2 for update skip locked)")
                .setParameter(1, before)
                .setParameter(2, limit)
                .executeUpdate();
    }
}
