package dev.orderflow.orders;

import java.util.Optional;

/** All orders, for the resources that show them. */
public final class OrdersInMemory extends InMemoryOrders {

    private RuntimeException failure;

    /** From now on nothing can be looked at. */
    public void failWith(RuntimeException outage) {
        failure = outage;
    }

    @Override
    public Optional<Order> find(String id) {
        if (failure != null) {
            throw failure;
        }
        return super.find(id);
    }

    /** As the database has it: a change makes another version. */
    @Override
    public OrderSnapshot stored(Order order) {
        OrderSnapshot it = order.snapshot();
        return new OrderSnapshot(
                it.id(), it.customerId(), it.currency(), it.total(), it.status(), it.reason(), it.placedAt(), it.updatedAt(),
                it.version() + 1, it.lines());
    }
}
