package dev.orderflow.database;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entities of one kind that a transaction has locked by one statement, because it is known in advance which it will ask for. They are
 * locked in the order of their ids: two transactions that want the same ones wait for each other, and do not block each other.
 *
 * <p>What does not exist is remembered too, and not asked for again. It cannot be locked; see the ports about what becomes of two that add
 * it.
 *
 * @param table with its schema
 * @param idColumn the column that is the id
 */
public record LockedTogether<T>(Class<T> entity, String table, String idColumn, Function<T, String> id) {

    /** Locks those that exist, until the transaction ends. */
    public void lock(EntityManager entities, CurrentTransaction transaction, Collection<String> ids) {
        Map<String, Optional<T>> known = known(transaction).orElseGet(HashMap::new);
        Collection<String> unknown = new TreeSet<>(ids);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        Map<String, T> found = query(entities, unknown);
        unknown.forEach(it -> known.put(it, Optional.ofNullable(found.get(it))));
        transaction.put(this, known);
    }

    /**
     * Those that exist, locked until the transaction ends. Entities are changed as locked ones only: there is nothing to write before.
     *
     * <p>In SQL, with the ids as one array: the statement is the same for each number of ids. Of {@code in :ids} Hibernate makes another
     * statement for another number, and PostgreSQL another plan.
     */
    @SuppressWarnings("unchecked")
    public Map<String, T> query(EntityManager entities, Collection<String> ids) {
        String locking = "select * from %1$s where %2$s = any(?1) order by %2$s for no key update".formatted(table, idColumn);
        Stream<T> found = entities
                .createNativeQuery(locking, entity)
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter(1, ids.toArray(String[]::new))
                .getResultStream();
        return found.collect(toMap(id, identity()));
    }

    /** The entity, locked until the transaction ends; empty where there is none. */
    public Optional<T> find(EntityManager entities, CurrentTransaction transaction, String wanted) {
        return known(transaction)
                .map(it -> it.get(wanted))
                .orElseGet(() -> Optional.ofNullable(entities.find(entity, wanted, LockModeType.PESSIMISTIC_WRITE)));
    }

    /** Those that exist, locked until the transaction ends. */
    public Map<String, T> findAll(EntityManager entities, CurrentTransaction transaction, Collection<String> wanted) {
        return known(transaction)
                .filter(it -> it.keySet().containsAll(wanted))
                .map(it -> wanted.stream().map(it::get).flatMap(Optional::stream).collect(toMap(id, identity())))
                .orElseGet(() -> query(entities, wanted));
    }

    /** A new one exists from now on. */
    public void added(CurrentTransaction transaction, T added) {
        known(transaction).ifPresent(it -> it.put(id.apply(added), Optional.of(added)));
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Optional<T>>> known(CurrentTransaction transaction) {
        return transaction.find(this, Map.class).map(it -> (Map<String, Optional<T>>) it);
    }
}
