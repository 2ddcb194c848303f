package dev.orderflow.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class InMemoryOrders implements Orders {

    private final Map<String, Order> byId = new LinkedHashMap<>();
    private final Set<String> givenUp = new HashSet<>();

    @Override
    public void add(Order order) {
        byId.put(order.id(), order);
    }

    @Override
    public Optional<Order> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Order> lock(String id) {
        return find(id);
    }

    @Override
    public OrderSnapshot stored(Order order) {
        return order.snapshot();
    }

    @Override
    public List<Order> findAll(Collection<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Order> changed(Instant after, String afterId, Instant until, int limit) {
        return List.copyOf(byId.values());
    }

    @Override
    public int undecided(int most) {
        return (int) byId.values().stream().filter(it -> it.status() == OrderStatus.PLACED).limit(most).count();
    }

    @Override
    public void giveUp(String id, Instant at) {
        givenUp.add(id);
    }

    @Override
    public boolean isGivenUp(String id) {
        return givenUp.contains(id);
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

    /** All of them, as they came. */
    List<Order> all() {
        return List.copyOf(byId.values());
    }

    /** How many there are. */
    public int count() {
        return byId.size();
    }

    @Override
    public void lockAll(Collection<String> ids) {
        // One thread needs no locks.
    }
}
