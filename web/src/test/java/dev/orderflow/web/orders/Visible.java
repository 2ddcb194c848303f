package dev.orderflow.web.orders;

import dev.orderflow.orders.Shop;
import dev.orderflow.web.Api;

/** What the caller may see, made as a container makes it. */
public final class Visible {

    private Visible() {}

    /** Of the orders of the shop. */
    public static VisibleOrders ordersOf(Shop shop, Api api) {
        VisibleOrders visible = new VisibleOrders();
        visible.orders = shop.orders;
        visible.caller = api.caller();
        return visible;
    }
}
