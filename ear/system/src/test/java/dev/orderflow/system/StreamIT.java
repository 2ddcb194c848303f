package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Changes of status while they happen. */
@OrderflowRunning
class StreamIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    @DisplayName("the stream of an order tells what has happened so far, and then each change while it happens")
    void oneOrder(Stack stack, Shop shop, BrokerConsole console) {
        String sku = shop.sells("10.00", 5);
        console.pause("payment.orders");
        String order = shop.places(sku, 1, "tok_declined");
        eventuallyKept(shop, order, "OrderPlaced");

        try (EventStream stream = EventStream.ofCustomer(stack.credentials(), "/api/orders/" + order + "/stream", null)) {
            stream.eventuallyTells(order, "PLACED");
            console.resume("payment.orders");
            stream.eventuallyTells(order, "PLACED", "REJECTED");

            assertThat(stream.told().get(1).reason()).startsWith("payment declined");
            assertThat(stream.told()).allMatch(told -> told.orderId().equals(order));
        }
    }

    @Test
    @DisplayName("the stream of all orders starts now; a customer is told of its own, an operator of everybody's")
    void allOrders(Stack stack, Shop shop) {
        String sku = shop.sells("10.00", 5);
        String before = shop.places(sku, 1, "tok_visa");
        shop.eventually(before, "CONFIRMED");
        eventuallyKept(shop, before, "OrderConfirmed");

        try (EventStream customer = EventStream.ofCustomer(stack.credentials(), "/api/stream", null);
                EventStream operator = EventStream.ofOperator(stack.credentials(), "/api/stream", null)) {
            var foreign = new HashMap<>(shop.order(sku, 1, "tok_visa"));
            foreign.put("customerId", "c-" + UUID.randomUUID());
            String theirs = shop.operator().contentType("application/json").body(foreign).post("/api/orders").then().statusCode(201)
                    .extract().path("id");
            operator.eventuallyTells(theirs, "PLACED", "CONFIRMED");
            String mine = shop.places(sku, 1, "tok_visa");

            customer.eventuallyTells(mine, "PLACED", "CONFIRMED");
            operator.eventuallyTells(mine, "PLACED", "CONFIRMED");
            assertThat(customer.statusesOf(theirs)).isEmpty();
            assertThat(operator.statusesOf(before)).isEmpty();
        }
    }

    @Test
    @DisplayName("who comes back with the last id misses nothing, wherever the connection was cut, and for how long")
    void resumes(Stack stack, Shop shop) {
        Credentials credentials = stack.credentials();
        String sku = shop.sells("1.00", 100);
        List<EventStream.Told> told = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        String place;
        try (EventStream stream = EventStream.ofCustomer(credentials, "/api/stream", null)) {
            // Cut before it was told of anything.
            await("it has its place").until(() -> stream.lastEventId() != null);
            place = stream.lastEventId();
        }
        for (int cut = 0; cut < 4; cut++) {
            for (int i = 0; i < 5; i++) {
                orders.add(shop.places(sku, 1, "tok_visa"));
            }
            try (EventStream stream = EventStream.ofCustomer(credentials, "/api/stream", place)) {
                orders.add(shop.places(sku, 1, "tok_visa"));
                await("it is told of something").until(() -> !stream.told().isEmpty());
                place = stream.lastEventId();
                told.addAll(stream.told());
            }
        }
        try (EventStream stream = EventStream.ofCustomer(credentials, "/api/stream", place)) {
            for (String order : orders) {
                await("all is told of " + order).atMost(SOON).until(() -> {
                    List<String> statuses = new ArrayList<>(stream.statusesOf(order));
                    told.stream().filter(it -> it.orderId().equals(order)).forEach(it -> statuses.add(it.status()));
                    return statuses.contains("PLACED") && statuses.contains("CONFIRMED");
                });
            }
        }
    }

    @Test
    @DisplayName("a change whose transaction commits after a later one is told, and who left in between gets it, too")
    void commitsLate(Stack stack, Shop shop, Sql database) throws SQLException {
        String late = UUID.randomUUID().toString();
        String sku = shop.sells("1.00", 5);
        String place;
        try (EventStream stays = EventStream.ofCustomer(stack.credentials(), "/api/stream", null);
                Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            keep(slow, late, shop.customerName());
            String order;
            try (EventStream leaves = EventStream.ofCustomer(stack.credentials(), "/api/stream", null)) {
                order = shop.places(sku, 1, "tok_visa");
                leaves.eventuallyTells(order, "PLACED", "CONFIRMED");
                place = leaves.lastEventId();
            }
            stays.eventuallyTells(order, "PLACED", "CONFIRMED");
            assertThat(stays.statusesOf(late)).isEmpty();

            slow.commit();

            stays.eventuallyTells(late, "PLACED");
        }
        try (EventStream back = EventStream.ofCustomer(stack.credentials(), "/api/stream", place)) {
            back.eventuallyTells(late, "PLACED");
        }
    }

    @Test
    @DisplayName("a client that does not read is dropped, and keeps nothing from those who do")
    void doesNotRead(Stack stack, Shop shop, Sql database) throws Exception {
        await("nobody listens").atMost(SOON).until(() -> clients(shop), count -> count == 0);
        try (PlainSocket deaf = PlainSocket.connectedTo(stack.credentials(), "/api/stream");
                EventStream reads = EventStream.ofOperator(stack.credentials(), "/api/stream", null)) {
            await("both are there").until(() -> clients(shop), count -> count == 2);
            int all = 30_000;

            for (int i = 0; i < 10; i++) {
                database.executes("insert into history.event (id, order_id, type, time, body) select id, id, 'OrderRejected', now(),"
                        + " json_build_object('specversion', '1.0', 'id', id, 'source', '/test', 'type', 'OrderRejected', 'dataschema',"
                        + " 'urn:orderflow:OrderRejected:1', 'time', '2026-11-22T09:31:00Z', 'subject', id, 'data', json_build_object("
                        + "'orderId', id, 'customerId', 'c-many', 'currency', 'EUR', 'total', '1.00', 'reason', repeat('no ', 100)))"
                        + " from (select gen_random_uuid()::text as id from generate_series(1, " + all / 10 + ")) many");
            }

            await("the deaf one is dropped").atMost(Duration.ofMinutes(1)).until(() -> clients(shop), count -> count == 1);
            await("the other one is told everything").atMost(Duration.ofMinutes(1)).until(() -> reads.told().size() >= all);
            assertThat(reads.isOver()).isFalse();
            String order = shop.places(shop.sells("1.00", 1), 1, "tok_visa");
            reads.eventuallyTells(order, "PLACED", "CONFIRMED");
        }
    }

    @Test
    @DisplayName("a silent stream shows that it lives, and moves its client's place on")
    void heartbeats(Stack stack, Shop shop, Sql database) throws SQLException {
        try (EventStream stream = EventStream.ofCustomer(stack.credentials(), "/api/stream", null)) {
            await("it lives").until(() -> stream.heartbeats() >= 2);
            String foreign = UUID.randomUUID().toString();
            try (Connection connection = database.connect()) {
                keep(connection, foreign, "somebody else");
            }

            // A test before may have killed the database: its sequence jumps then, and what it left out may come for two minutes.
            await("its place moved on").atMost(Duration.ofMinutes(3)).until(
                    () -> Long.parseLong(stream.lastEventId()) >= database.count("select max(position) from history.event"));
            assertThat(stream.statusesOf(foreign)).isEmpty();
        }
    }

    @Test
    @DisplayName("WEB-STREAM-P8 a silent stream shows by events that it lives, to who wants that and to nobody else")
    void heartbeatEvents(Stack stack) {
        try (EventStream silent = EventStream.ofCustomer(stack.credentials(), "/api/stream", null);
                EventStream audible = EventStream.ofCustomer(stack.credentials(), "/api/stream?heartbeat=event", null)) {
            await("it lives").until(() -> audible.events("alive").size() >= 3);
            assertThat(audible.events("alive")).extracting(it -> it.path("everySeconds").intValue()).containsOnly(1);
            await("it lives").until(() -> silent.heartbeats() >= 2);
            assertThat(silent.events("alive")).isEmpty();
        }
    }

    @Test
    @DisplayName("another's order has no stream, nor has one that is not there; a place that no stream gave is refused")
    void refused(Shop shop) {
        var foreign = new HashMap<>(shop.order(shop.sells("1.00", 1), 1, "tok_visa"));
        foreign.put("customerId", "c-" + UUID.randomUUID());
        String theirs = shop.operator().contentType("application/json").body(foreign).post("/api/orders").then().statusCode(201)
                .extract().path("id");

        shop.customer().get("/api/orders/{id}/stream", theirs).then().statusCode(404).contentType("application/problem+json");
        shop.operator().get("/api/orders/nowhere/stream").then().statusCode(404).body("type", equalTo("urn:orderflow:problem:not-found"));
        shop.operator().header("Last-Event-ID", "yesterday").get("/api/stream").then().statusCode(422)
                .body("errors[0].field", equalTo("Last-Event-ID"));
        shop.operator().accept("application/json").get("/api/stream").then().statusCode(406);
    }

    /** As another node does when an order is placed. */
    private static void keep(Connection connection, String orderId, String customer) throws SQLException {
        String event = """
                {"specversion":"1.0","id":"%1$s","source":"/orderflow/orders","type":"OrderPlaced",\
                "dataschema":"urn:orderflow:OrderPlaced:1","time":"2026-11-22T09:31:00Z","subject":"%1$s",\
                "data":{"orderId":"%1$s","customerId":"%2$s","currency":"EUR","total":"1.00","paymentToken":"tok_visa",\
                "lines":[{"sku":"X","quantity":1,"unitPrice":"1.00"}]}}""".formatted(orderId, customer);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into history.event (id, order_id, type, time, body) values ('" + orderId + "', '" + orderId
                    + "', 'OrderPlaced', now(), '" + event + "')");
        }
    }

    private static void eventuallyKept(Shop shop, String order, String type) {
        await(type + " is kept").atMost(SOON).until(() -> {
            List<String> types = shop.customer().get("/api/orders/{id}/events", order).then().statusCode(200).extract().path("type");
            return types.contains(type);
        });
    }

    private static double clients(Shop shop) {
        return PreferWaitIT.gauge(shop, "orderflow_stream_clients");
    }
}
