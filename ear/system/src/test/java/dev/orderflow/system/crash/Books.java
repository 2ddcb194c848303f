package dev.orderflow.system.crash;

import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.BrokerConsole;
import dev.orderflow.system.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Whether everything balances: orders, payments, reservations, stock and events agree about every order, nothing is in doubt,
 * nothing is on its way, nothing is dead, and no application server has an unfinished transaction in its log. Looks at the tables, the
 * queues and the logs themselves, not at what the application says of them.
 */
public final class Books implements AutoCloseable {

    /** What must not be found, and the query that finds it. */
    private static final Map<String, String> IN_THE_DATABASE = new LinkedHashMap<>();

    static {
        IN_THE_DATABASE.put("a database branch is in doubt", "select gid from pg_prepared_xacts where database = current_database()");
        IN_THE_DATABASE.put("an order is undecided", "select id from orders.orders where status = 'PLACED'");
        IN_THE_DATABASE.put(
                "a confirmed order is not paid exactly",
                """
                select o.id from orders.orders o left join payment.payment p on p.order_id = o.id
                where o.status in ('CONFIRMED', 'SHIPPED')
                  and (p.status is distinct from 'CAPTURED' or p.amount <> o.total or p.currency <> o.currency)
                """);
        IN_THE_DATABASE.put(
                "a confirmed order and its reservation differ",
                """
                select order_id
                from (select l.order_id, l.sku, sum(l.quantity) as wanted from orders.order_line l
                      join orders.orders o on o.id = l.order_id and o.status = 'CONFIRMED' group by 1, 2) ordered
                full join (select l.order_id, l.sku, l.quantity from inventory.reservation_line l
                      join inventory.reservation r using (order_id) where r.status = 'RESERVED') reserved using (order_id, sku)
                where wanted is distinct from quantity
                """);
        IN_THE_DATABASE.put(
                "a shipped order is not shipped in all books",
                """
                select o.id from orders.orders o
                left join shipping.shipment s on s.order_id = o.id left join inventory.reservation r on r.order_id = o.id
                where o.status = 'SHIPPED' and (s.status is distinct from 'DISPATCHED' or r.status is distinct from 'SHIPPED')
                """);
        IN_THE_DATABASE.put(
                "a confirmed order has no shipment, or a shipment no confirmed order",
                """
                select coalesce(o.id, s.order_id)
                from (select id from orders.orders where status in ('CONFIRMED', 'SHIPPED')) o
                full join (select order_id from shipping.shipment where status in ('PREPARED', 'DISPATCHED')) s on s.order_id = o.id
                where o.id is null or s.order_id is null
                """);
        IN_THE_DATABASE.put(
                "an order that was given up still holds money",
                """
                select o.id from orders.orders o join payment.payment p on p.order_id = o.id
                where o.status in ('REJECTED', 'CANCELLED') and p.status in ('AUTHORIZED', 'CAPTURED')
                """);
        IN_THE_DATABASE.put(
                "a payment belongs to no order",
                "select order_id from payment.payment where order_id not in (select id from orders.orders)");
        IN_THE_DATABASE.put(
                "a reservation belongs to no order",
                "select order_id from inventory.reservation where order_id not in (select id from orders.orders)");
        IN_THE_DATABASE.put(
                "the stock says that other quantities are reserved than the reservations",
                """
                select sku || ': ' || s.reserved || ', not ' || coalesce(sum(l.quantity) filter (where r.status = 'RESERVED'), 0)
                from inventory.stock s
                left join inventory.reservation_line l using (sku) left join inventory.reservation r using (order_id)
                group by sku, s.reserved
                having s.reserved <> coalesce(sum(l.quantity) filter (where r.status = 'RESERVED'), 0)
                """);
    }

    private final Sql database;
    private final BrokerConsole console;
    private final EventAudit events;
    private final List<TransactionLog> logs;

    /** Opens the books of these, which share a database and a broker: events are counted from now on. */
    public Books(Stack... stacks) {
        Credentials credentials = stacks[0].credentials();
        this.logs = Stream.of(stacks).map(TransactionLog::of).toList();
        this.database = new Sql(credentials);
        this.console = new BrokerConsole(credentials);
        this.events = new EventAudit(credentials);
    }

    /**
     * What does not balance, a sentence each; empty where all is well.
     *
     * @param accepted the orders that were answered with 2xx
     */
    public List<String> differences(Collection<String> accepted) {
        try {
            List<String> found = new ArrayList<>();
            for (Map.Entry<String, String> check : IN_THE_DATABASE.entrySet()) {
                database.texts(check.getValue()).forEach(what -> found.add(check.getKey() + ": " + what));
            }
            console.prepared().forEach(branch -> found.add("a broker branch is in doubt: " + branch));
            logs.forEach(log -> log.records().forEach(record -> found.add("a transaction is in the log: " + record)));
            found.addAll(console.notEmpty());
            Set<String> there = new HashSet<>(database.texts("select id from orders.orders"));
            accepted.stream().filter(order -> !there.contains(order)).forEach(order -> found.add("an accepted order is lost: " + order));
            found.addAll(events.differences(
                    database.texts("select id from orders.orders where status = 'CONFIRMED'"),
                    database.texts("select id from orders.orders where status = 'REJECTED'"),
                    database.texts("select id from orders.orders where status = 'SHIPPED'")));
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until everything balances; fails with the last differences where it does not in time. */
    public void eventuallyBalance(Collection<String> accepted, Duration atMost) {
        AtomicReference<List<String>> last = new AtomicReference<>(List.of("they could not be read"));
        try {
            await("the books balance").atMost(atMost).until(() -> {
                last.set(differences(accepted));
                return last.get().isEmpty();
            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("The books do not balance after " + atMost + ":\n  " + String.join("\n  ", last.get()), e);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
