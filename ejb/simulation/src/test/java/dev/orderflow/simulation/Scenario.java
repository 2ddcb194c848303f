package dev.orderflow.simulation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What people do, and how that may end.
 *
 * @param begin hands out the orders in question
 * @param few whether there are few enough orders of events to try every one
 * @param endings of these orders; several where it depends on who is faster, one otherwise
 */
record Scenario(String name, boolean few, Function<World, List<String>> begin, Set<String> endings) {

    private static final String BOOK = "BOOK-1";

    private static Scenario few(String name, Function<World, List<String>> begin, String... endings) {
        return new Scenario(name, true, begin, new TreeSet<>(Set.of(endings)));
    }

    private static Scenario many(String name, Function<World, List<String>> begin, String... endings) {
        return new Scenario(name, false, begin, new TreeSet<>(Set.of(endings)));
    }

    static List<Scenario> all() {
        return List.of(
                few("confirmed", world -> good(world), "CONFIRMED"),
                few("declined", world -> declined(world), "REJECTED"),
                few("short", world -> tooShort(world, "tok_visa"), "REJECTED"),
                few("declined and short", world -> tooShort(world, "tok_declined"), "REJECTED"),
                few("cancelled at any moment", world -> cancelled(world, good(world)), "CANCELLED"),
                few("cancelled twice", world -> cancelled(world, cancelled(world, good(world))), "CANCELLED"),
                few("declined, cancelled at any moment", world -> cancelled(world, declined(world)), "CANCELLED", "REJECTED"),
                few("short, cancelled at any moment", world -> cancelled(world, tooShort(world, "tok_visa")), "CANCELLED", "REJECTED"),
                few("cancelled once confirmed", Scenario::cancelledOnceConfirmed, "CANCELLED"),
                few("shipped", world -> dispatched(world, good(world)), "SHIPPED"),
                many("dispatched and cancelled", world -> dispatched(world, cancelled(world, good(world))),
                        "CANCELLED", "CANCELLED and the parcel is out", "SHIPPED"),
                many("told everything twice", world -> toldAgain(world, good(world)), "CONFIRMED"),
                many("rejected, told everything twice", world -> toldAgain(world, declined(world)), "REJECTED"),
                many("cancelled, told everything twice", world -> toldAgain(world, cancelled(world, good(world))), "CANCELLED"),
                many("shipped, told everything twice", world -> dispatched(world, toldAgain(world, good(world))), "SHIPPED"),
                few("stock three hours late", world -> late(world, "StockReserved", good(world)), "CONFIRMED"),
                few("stock three hours late, cancelled", world -> late(world, "StockReserved", cancelled(world, good(world))), "CANCELLED"),
                few("payment hears of the order last, cancelled",
                        world -> late(world, "OrderPlaced at payment", cancelled(world, good(world))), "CANCELLED"),
                few("inventory hears of the order last, cancelled",
                        world -> late(world, "OrderPlaced at inventory", cancelled(world, good(world))), "CANCELLED"),
                few("confirmation heard last, cancelled",
                        world -> late(world, "OrderConfirmed", cancelledOnceConfirmed(world)), "CANCELLED"),
                many("departure heard last, cancelled",
                        world -> late(world, "OrderShipped", dispatched(world, cancelled(world, good(world)))),
                        "CANCELLED", "CANCELLED and the parcel is out"),
                many("two orders for the last pieces", Scenario::twoForThree, "CONFIRMED + REJECTED", "REJECTED + CONFIRMED"),
                many("two orders for the last pieces, one dispatched and cancelled",
                        world -> {
                            List<String> orders = twoForThree(world);
                            dispatched(world, cancelled(world, orders.subList(0, 1)));
                            return orders;
                        },
                        "CANCELLED + CONFIRMED",
                        "CANCELLED + REJECTED",
                        "CANCELLED and the parcel is out + CONFIRMED",
                        "CANCELLED and the parcel is out + REJECTED",
                        "REJECTED + CONFIRMED",
                        "SHIPPED + REJECTED"));
    }

    private static List<String> good(World world) {
        world.stocks(BOOK, 10);
        return List.of(world.places(BOOK, "tok_visa"));
    }

    private static List<String> declined(World world) {
        world.stocks(BOOK, 10);
        return List.of(world.places(BOOK, "tok_declined"));
    }

    private static List<String> tooShort(World world, String paymentToken) {
        world.stocks(BOOK, 1);
        return List.of(world.places(BOOK, paymentToken));
    }

    private static List<String> twoForThree(World world) {
        world.stocks(BOOK, 3);
        return List.of(world.places(BOOK, "tok_visa"), world.places(BOOK, "tok_visa"));
    }

    private static List<String> cancelled(World world, List<String> orders) {
        orders.forEach(world::cancels);
        return orders;
    }

    private static List<String> cancelledOnceConfirmed(World world) {
        List<String> orders = good(world);
        orders.forEach(world::cancelsOnceConfirmed);
        return orders;
    }

    private static List<String> dispatched(World world, List<String> orders) {
        orders.forEach(world::dispatches);
        return orders;
    }

    private static List<String> toldAgain(World world, List<String> orders) {
        orders.forEach(world::announcesAgain);
        orders.forEach(world::decidesAgain);
        return orders;
    }

    private static List<String> late(World world, String name, List<String> orders) {
        world.late(name);
        return orders;
    }

    @Override
    public String toString() {
        return name;
    }
}
