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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Events may arrive late, twice, or in any order (a redelivery with back-off lets later messages overtake): every consumer ends in the
 * same state whatever the order."
 */
@DisplayName("In whatever order events arrive")
class AnyOrderTest {

    /** As many as eight deliveries have permutations. */
    private static final int FEW = 40_320;
    private static final int MANY = 20_000;
    private static final int DISTURBED = 5_000;

    /** Of the warnings about parcels that have to be got back there are very many. */
    private static final Logger WARNINGS = Logger.getLogger(OrderDecision.class.getPackageName());

    private static final List<String> NEVER_TWICE =
            List.of("PaymentCaptured", "PaymentVoided", "PaymentRefunded", "StockReleased", "OrderShipped");

    private static final Map<String, Long> TOTAL = new TreeMap<>();

    private static SeContainer container;
    private static World world;

    /** How often each ending was seen. */
    private final Map<String, Integer> endings = new TreeMap<>();
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    @DisplayName("the books of all modules balance in the end: in every order where there are few, in many where there are not")
    void anyOrder(Scenario scenario) {
        if (scenario.few()) {
            Schedule.Exhaustive every = new Schedule.Exhaustive();
            do {
                play(scenario, every);
            } while (every.another());
            assertThat(played()).isLessThanOrEqualTo(FEW);
        } else {
            for (long seed = 1; seed <= MANY; seed++) {
                play(scenario, Schedule.Seeded.undisturbed(seed));
            }
        }

        report(scenario, scenario.few() ? "every order" : "many orders");
        assertThat(endings.keySet()).isEqualTo(scenario.endings());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    @DisplayName("they do so where deliveries come twice and processes die before they commit, too")
    void twiceAndInterrupted(Scenario scenario) {
        for (long seed = 1; seed <= DISTURBED; seed++) {
            play(scenario, Schedule.Seeded.disturbed(seed));
        }

        report(scenario, "disturbed");
        assertThat(endings.keySet()).isEqualTo(scenario.endings());
    }

    @Test
    @DisplayName("a fact that comes hours late counts when it comes")
    void late() {
        world.begin();
        world.stocks("BOOK-1", 10);
        String order = world.places("BOOK-1", "tok_visa");
        world.late("StockReserved");

        world.run(new Schedule.Exhaustive());

        assertThat(Tables.ORDERS.find(order).updatedAt()).isEqualTo(World.BEGINNING.plus(World.LATE));
    }

    private void play(Scenario scenario, Schedule schedule) {
        world.begin();
        List<String> orders = scenario.begin().apply(world);
        world.run(schedule);

        endings.merge(orders.stream().map(AnyOrderTest::ending).collect(joining(" + ")), 1, Integer::sum);
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

    private int played() {
        return endings.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void report(Scenario scenario, String how) {
        System.out.printf(
                "%s: %s, %,d orders of events, %,d deliveries, %,d redelivered, %,d twice: %s%n",
                scenario, how, played(), deliveries, redeliveries, duplicates, endings);
        Map.of("orders of events", (long) played(), "deliveries", deliveries, "redeliveries", redeliveries, "duplicates", duplicates)
                .forEach((what, count) -> TOTAL.merge(what, count, Long::sum));
    }
}
