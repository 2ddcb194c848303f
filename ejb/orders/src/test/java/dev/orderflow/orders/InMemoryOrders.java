package dev.orderflow.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class InMemoryOrders implements Orders {

    private final Map<String, Order> byId = new LinkedHashMap<>();

    @Override
    public void add(Order order) {
        byId.put(order.id(), order);
    }

    @Override
    public Optional<Order> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Order lock(String id) {
        return find(id).orElseThrow(() -> new OrderNotFound(id));
    }

    @Override
    public List<Order> page(OrderFilter filter) {
        return List.copyOf(byId.values());
    }
}
