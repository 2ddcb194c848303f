package dev.orderflow.simulation;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.inventory.StockKeeper;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.orders.OrderAnnouncements;
import dev.orderflow.orders.OrderCancellation;
import dev.orderflow.orders.OrderDecision;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.payment.Cashier;
import dev.orderflow.shipping.Dispatch;
import dev.orderflow.shipping.Packing;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Scenarios played again and again, each time with another order of their events, and the books that have to balance after each. */
abstract class Replay {

    /** Of the warnings about parcels that have to be got back there are very many. */
    private static final Logger WARNINGS = Logger.getLogger(OrderDecision.class.getPackageName());

    private static final List<String> NEVER_TWICE =
            List.of("PaymentCaptured", "PaymentVoided", "PaymentRefunded", "StockReleased", "OrderShipped");

    private static final Map<String, Long> TOTAL = new TreeMap<>();

    private static SeContainer container;
    static World world;

    /** How often each ending was seen. */
    final Map<String, Integer> endings = new TreeMap<>();
    private long deliveries;
    private long redeliveries;
    private long duplicates;

    @BeforeAll
    static void open() {
        WARNINGS.setLevel(Level.OFF);
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(OrderPlacement.class, OrderCancellation.class, OrderAnnouncements.class, OrderDecision.class)
                .addBeanClasses(Cashier.class, StockKeeper.class, Stocktaking.class, Packing.class, Dispatch.class)
                .addBeanClasses(World.class, Bank.class)
                .addBeanClasses(Tables.OrdersTable.class, Tables.CatalogueTable.class, Tables.KeysTable.class)
                .addBeanClasses(Tables.PaymentsTable.class, Tables.ReservationsTable.class, Tables.WarehouseTable.class)
                .addBeanClasses(Tables.ShipmentsTable.class)
                .initialize();
        world = container.select(World.class).get();
    }

    @AfterAll
    static void close() {
        container.close();
        WARNINGS.setLevel(null);
        System.out.println("Any order: " + TOTAL.entrySet().stream().map(it -> it.getValue() + " " + it.getKey()).collect(joining(", ")));
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    final void play(Scenario scenario, Schedule schedule) {
        world.begin();
        List<String> orders = scenario.begin().apply(world);
        world.run(schedule);

        endings.merge(orders.stream().map(Replay::ending).collect(joining(" + ")), 1, Integer::sum);
        stockMustBalance();
        deliveries += world.done();
        redeliveries += world.failed();
        duplicates += world.duplicates();
    }

    private static String ending(String order) {
        Ending ending = Ending.of(world, order);
        ending.mustBalance();
        NEVER_TWICE.forEach(type -> assertThat(world.published(order, type)).as("%s: %s", type, ending).isLessThanOrEqualTo(1));
        assertThat(Math.min(world.published(order, "OrderConfirmed"), world.published(order, "OrderRejected"))).as("%s", ending).isZero();
        return ending.inWords();
    }

    /** Every order is for two pieces. */
    private static void stockMustBalance() {
        assertThat(Tables.STOCK.all()).singleElement().satisfies(stock -> {
            assertThat(stock.reserved()).isEqualTo(2 * reservations(Reservation.Status.RESERVED));
            assertThat(stock.onHand()).isEqualTo(world.pieces() - 2 * reservations(Reservation.Status.SHIPPED));
            assertThat(stock.available()).isNotNegative();
        });
    }

    private static int reservations(Reservation.Status status) {
        return (int) Tables.RESERVATIONS.all().stream().filter(it -> it.status() == status).count();
    }

    final int played() {
        return endings.values().stream().mapToInt(Integer::intValue).sum();
    }

    final void report(Scenario scenario, String how) {
        System.out.printf(
                "%s: %s, %,d orders of events, %,d deliveries, %,d redelivered, %,d twice: %s%n",
                scenario, how, played(), deliveries, redeliveries, duplicates, endings);
        Map.of("orders of events", (long) played(), "deliveries", deliveries, "redeliveries", redeliveries, "duplicates", duplicates)
                .forEach((what, count) -> TOTAL.merge(what, count, Long::sum));
    }
}
