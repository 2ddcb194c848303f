package dev.orderflow.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All orders, for the resources that show them. */
public final class OrdersInMemory implements Orders {

    private final Map<String, Order> byId = new LinkedHashMap<>();
    private RuntimeException failure;

    /** From now on nothing can be looked at. */
    public void failWith(RuntimeException outage) {
        failure = outage;
    }

    /** How many there are. */
    public int count() {
        return byId.size();
    }

    @Override
    public void add(Order order) {
        byId.put(order.id(), order);
    }

    @Override
    public Optional<Order> find(String id) {
        if (failure != null) {
            throw failure;
        }
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Order> lock(String id) {
        return find(id);
    }

    /** As the database has it: a change makes another version. */
    @Override
    public OrderSnapshot stored(Order order) {
        OrderSnapshot it = order.snapshot();
        return new OrderSnapshot(
                it.id(), it.customerId(), it.currency(), it.total(), it.status(), it.reason(), it.placedAt(), it.updatedAt(), it.version() + 1,
                it.lines());
    }

    @Override
    public List<Order> findAll(Collection<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Order> changed(Instant after, String afterId, Instant until, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int undecided(int most) {
        return (int) byId.values().stream().filter(it -> it.status() == OrderStatus.PLACED).limit(most).count();
    }

    @Override
    public void giveUp(String id, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isGivenUp(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Order> page(OrderFilter filter) {
        List<Order> newestFirst = new ArrayList<>(byId.values());
        Collections.reverse(newestFirst);
        int behind = filter.after().map(id -> newestFirst.indexOf(byId.get(id)) + 1).orElse(0);
        return newestFirst.stream()
                .skip(behind)
                .filter(it -> filter.status().isEmpty() || it.status() == filter.status().get())
                .filter(it -> filter.customerId().isEmpty() || it.customerId().equals(filter.customerId().get()))
                .limit(filter.limit())
                .toList();
    }
}
