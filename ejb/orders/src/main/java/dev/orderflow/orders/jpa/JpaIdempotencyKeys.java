package dev.orderflow.orders.jpa;

import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.FirstRequest.What;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.KeyInUse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PessimisticLockException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

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

    /** By one statement, however many there are. */
    @Override
    @Transactional(TxType.MANDATORY)
    public void rememberAll(Map<IdempotencyKey, FirstRequest> firsts, Instant at) {
        // The key of an order refers to the order's row.
        entities.flush();
        entities.createNativeQuery("insert into orders.idempotency_key (caller, key, what, fingerprint, order_id, results, created_at)"
                        + " select caller, key, what, fingerprint, case when what = 'ORDER' then results end,"
                        + " case when what <> 'ORDER' then results end, cast(?6 as timestamptz)"
                        + " from unnest(?1, ?2, ?3, ?4, ?5) as given (caller, key, what, fingerprint, results)")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, texts(firsts, (key, first) -> key.caller()))
                .setParameter(2, texts(firsts, (key, first) -> key.value()))
                .setParameter(3, texts(firsts, (key, first) -> first.what().name()))
                .setParameter(4, texts(firsts, (key, first) -> first.fingerprint()))
                .setParameter(5, texts(firsts, (key, first) -> String.join(" ", first.results())))
                .setParameter(6, at)
                .executeUpdate();
    }

    private static String[] texts(
            Map<IdempotencyKey, FirstRequest> firsts, BiFunction<IdempotencyKey, FirstRequest, String> text) {
        return firsts.entrySet().stream().map(it -> text.apply(it.getKey(), it.getValue())).toArray(String[]::new);
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
