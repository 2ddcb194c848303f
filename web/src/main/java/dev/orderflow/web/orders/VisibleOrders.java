package dev.orderflow.web.orders;

import dev.orderflow.orders.Order;
import dev.orderflow.orders.Orders;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The orders that the caller may see; the others are for it as if they were not there. */
@RequestScoped
public class VisibleOrders {

    @Inject
    Orders orders;

    @Inject
    Caller caller;

    /** The order, or empty. */
    public Optional<Order> find(String id) {
        return Ids.isPossible(id)
                ? orders.find(id).filter(order -> caller.maySeeWhatBelongsTo(order.customerId()))
                : Optional.empty();
    }

    /**
     * The order.
     *
     * @throws Refusal with status 404 where there is none
     */
    public Order get(String id) {
        return find(id).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no such order."));
    }
}
