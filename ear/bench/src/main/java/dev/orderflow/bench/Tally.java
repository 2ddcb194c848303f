package dev.orderflow.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** How many orders there are, and how many of them have nothing left to do, as the database has it. */
final class Tally {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    /** A look counts the rows of four tables, which is work for the machine that is measured: a twentieth of its time at most. */
    private static final int PAUSES = 20;
    private static final int EVENTS_OF_AN_ORDER = 5;

    private final Connection database;

    Tally(Connection database) {
        this.database = database;
    }

    /** Waits until nothing is left to do. */
    void whole() throws Exception {
        long begun = System.nanoTime();
        while (wholeOrders() < placed()) {
            Duration look = Duration.ofNanos(System.nanoTime() - begun);
            Thread.sleep(Math.max(GLANCE.toMillis(), look.multipliedBy(PAUSES).toMillis()));
            begun = System.nanoTime();
        }
    }

    long placed() throws SQLException {
        return number("select count(*) from orders.orders");
    }

    /** Decided, captured, prepared, and in the history. */
    long wholeOrders() throws SQLException {
        return number("select least((select count(*) from orders.orders where status = 'CONFIRMED'),"
                + " (select count(*) from payment.payment where status = 'CAPTURED'),"
                + " (select count(*) from shipping.shipment where status = 'PREPARED'),"
                + " (select count(*) / " + EVENTS_OF_AN_ORDER + " from history.event))");
    }

    private long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
