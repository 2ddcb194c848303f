package dev.orderflow.orders.jpa;

import dev.orderflow.database.ByLastChange;
import dev.orderflow.database.CurrentTransaction;
import dev.orderflow.database.LockedTogether;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderFilter;
import dev.orderflow.orders.OrderNotFound;
import dev.orderflow.orders.OrderSnapshot;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.orders.Orders;
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
class JpaOrders implements Orders {

    private static final ByLastChange<Order> BY_LAST_CHANGE = new ByLastChange<>(Order.class, "id");

    private static final LockedTogether<Order> LOCKED = new LockedTogether<>(Order.class, "orders.orders", "id", Order::id);

    @PersistenceContext(unitName = "orders")
    EntityManager entities;

    @Inject
    CurrentTransaction transaction;

    @Override
    @Transactional(TxType.MANDATORY)
    public void add(Order order) {
        entities.persist(order);
        LOCKED.added(transaction, order);
    }

    @Override
    public Optional<Order> find(String id) {
        return entities
                .createQuery("select o from Order o join fetch o.lines where o.id = :id", Order.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public Optional<Order> lock(String id) {
        // One that was not there when it was looked for with others may be by now.
        return LOCKED.find(entities, transaction, id)
                .or(() -> Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE)));
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void lockAll(Collection<String> ids) {
        LOCKED.lock(entities, transaction, ids);
    }

    /** The version grows when the change is written. */
    @Override
    @Transactional(TxType.MANDATORY)
    public OrderSnapshot stored(Order order) {
        entities.flush();
        return order.snapshot();
    }

    @Override
    public List<Order> findAll(Collection<String> ids) {
        return entities.createQuery("select o from Order o where o.id in :ids", Order.class).setParameter("ids", ids).getResultList();
    }

    @Override
    public List<Order> changed(Instant after, String afterId, Instant until, int limit) {
        return BY_LAST_CHANGE.page(entities, after, afterId, until, limit);
    }

    /** Counts no further than asked: there may be a million. */
    @Override
    public int undecided(int most) {
        Number count = (Number) entities
                .createNativeQuery("select count(*) from (select 1 from orders.orders where status = ?1 limit ?2) undecided")
                .setParameter(1, OrderStatus.PLACED.name())
                .setParameter(2, most)
                .getSingleResult();
        return count.intValue();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void giveUp(String id, Instant at) {
        entities.persist(new OrderGivenUp(id, at));
    }

    @Override
    public boolean isGivenUp(String id) {
        return entities.find(OrderGivenUp.class, id) != null;
    }

    @Override
    public List<Order> page(OrderFilter filter) {
        // Two steps, because a limit on rows joined with lines would cut an order in two.
        List<String> ids = pageOfIds(filter);
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities
                .createQuery(
                        "select o from Order o join fetch o.lines where o.id in :ids order by o.placedAt desc, o.id desc", Order.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Only the conditions that are asked for, so that each combination finds its index. */
    List<String> pageOfIds(OrderFilter filter) {
        StringBuilder query = new StringBuilder("select o.id from Order o where 1 = 1");
        filter.status().ifPresent(it -> query.append(" and o.status = :status"));
        filter.customerId().ifPresent(it -> query.append(" and o.customerId = :customerId"));
        Optional<Order> after = filter.after().map(this::orderBefore);
        // Row values would say it shorter, but are not in the standard's query language. The first half finds the place in the index.
        after.ifPresent(it -> query.append(" and o.placedAt <= :placedAt and (o.placedAt < :placedAt or o.id < :id)"));
        query.append(" order by o.placedAt desc, o.id desc");

        TypedQuery<String> page = entities.createQuery(query.toString(), String.class);
        filter.status().ifPresent(it -> page.setParameter("status", it));
        filter.customerId().ifPresent(it -> page.setParameter("customerId", it));
        after.ifPresent(it -> page.setParameter("placedAt", it.placedAt()).setParameter("id", it.id()));
        return page.setMaxResults(filter.limit()).getResultList();
    }

    private Order orderBefore(String id) {
        return Optional.ofNullable(entities.find(Order.class, id)).orElseThrow(() -> new OrderNotFound(id));
    }
}
