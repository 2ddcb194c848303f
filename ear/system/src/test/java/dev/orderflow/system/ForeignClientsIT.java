package dev.orderflow.system;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import dev.orderflow.events.Subscription;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.ForeignClient.Parcel;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Programs of others in other languages: AMQP, STOMP and core clients, text and bytes, with ids and without, small and larger than what the
 * broker keeps in its journal. What they send is delivered, handed back, dead-lettered, shown and retried as ours is.
 */
@OrderflowRunning
class ForeignClientsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** There is a look at the queues every five seconds, and what two have missed counts as gone. */
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(16);
    /** A session gives one back every ten seconds, and on a small machine inventory has one session. */
    private static final Duration ALL_HANDED_BACK = Duration.ofMinutes(6);
    private static final Duration FIVE_DELIVERIES = Duration.ofMinutes(3);
    private static final int LARGE = 300_000;
    private static final List<String> TAKERS =
            List.of("payment.orders", "inventory.orders", "shipping.orders", "history.orders");

    private final Stack stack;
    private final Shop shop;
    private final BrokerConsole console;

    ForeignClientsIT(Stack stack, Shop shop, BrokerConsole console) {
        this.stack = stack;
        this.shop = shop;
        this.console = console;
    }

    /** One of the ways to send a message. */
    private record Way(ForeignClient client, boolean asText, boolean withIds, boolean large) {

        static List<Way> all() {
            List<Way> ways = new ArrayList<>();
            for (ForeignClient client : ForeignClient.values()) {
                for (boolean asText : List.of(true, false)) {
                    for (boolean withIds : List.of(true, false)) {
                        for (boolean large : List.of(true, false)) {
                            ways.add(new Way(client, asText, withIds, large));
                        }
                    }
                }
            }
            return ways;
        }
    }

    @AfterEach
    void everythingRuns() {
        stack.postgres().start();
        shop.eventuallyReady();
        TAKERS.forEach(console::resume);
    }

    /** Payment and stock were asked for orders that nobody placed; what they answered is dead in the end. */
    @AfterAll
    static void leavesNothing(BrokerConsole console) {
        console.eventuallyQuiet(FIVE_DELIVERIES);
        Subscription.queues().forEach(queue -> console.removesAll("DLQ." + queue));
    }

    @Test
    @DisplayName("a valid event is reacted to, whoever sends it and how")
    void events() {
        String sku = shop.sells("1.00", 1_000);
        Map<String, Way> orders = orders();

        orders.forEach((order, way) -> sends(way, event(order, sku, way), Map.of("ce_subject", order)));

        orders.forEach((order, way) -> await(way.toString()).atMost(SOON).until(() -> shop.paymentOf(order), "AUTHORIZED"::equals));
        shop.eventuallyAvailable(sku, 1_000 - orders.size());
    }

    @Test
    @Tag("faults")
    @DisplayName("an event that comes while the database is away is handed back until it is there, and is no dead letter")
    void outage() {
        String sku = shop.sells("1.00", 1_000);
        Map<String, Way> orders = orders();
        int deadLetters = deadLettersOfTakers();
        stack.postgres().kill9();
        await("health names it").atMost(SOON).until(() -> shop.partsDown().contains("database"));
        Map<String, Integer> before = TAKERS.stream().collect(toMap(identity(), console::added));

        orders.forEach((order, way) -> sends(way, event(order, sku, way), Map.of("ce_subject", order)));
        // What is handed back comes behind those that wait: so all have been handed back.
        await("all are handed back").atMost(ALL_HANDED_BACK).until(() ->
                TAKERS.stream().allMatch(queue -> console.added(queue) >= before.get(queue) + 2 * orders.size()));
        stack.postgres().start();
        shop.eventuallyReady();

        orders.forEach((order, way) -> await(way.toString()).atMost(SOON).until(() -> shop.paymentOf(order), "AUTHORIZED"::equals));
        shop.eventuallyAvailable(sku, 1_000 - orders.size());
        // What payment and inventory answered is about orders that are not there.
        console.eventuallyQuiet(FIVE_DELIVERIES);
        assertThat(deadLettersOfTakers()).isEqualTo(deadLetters);
    }

    @Test
    @DisplayName("BROKER-P5 a message that is no event is one dead letter at each look; retried it is the same, one round further; it is"
            + " edited or"
            + " discarded")
    void deadLetters() {
        String type = "Type" + UUID.randomUUID();
        Map<String, Way> subjects = orders();

        subjects.forEach((subject, way) -> sends(way, noEvent(subject, way), Map.of("ce_subject", subject, "ce_type", type)));
        awaitRounds(type, subjects, 1);
        List<String> ids = ids(type);
        for (String id : ids) {
            var letter = shop.operator().get("/api/dead-letters/{id}", id).then().statusCode(200).extract();
            String subject = letter.path("subject");
            assertThat(letter.<String>path("body")).isEqualTo(noEvent(subject, subjects.get(subject)));
            assertThat(letter.<String>path("cause")).startsWith("JsonParseException: ");
            assertThat(letter.<List<?>>path("attempts")).hasSize(1);
        }

        for (String id : ids) {
            shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202);
        }
        awaitRounds(type, subjects, 2);
        shop.operator().contentType(ContentType.JSON).body(Map.of("subscription", "payment.orders", "type", type, "ratePerSecond", 1_000))
                .post("/api/dead-letters/retry").then().statusCode(202);
        awaitRounds(type, subjects, 3);

        assertThat(new HashSet<>(ids(type))).isEqualTo(new HashSet<>(ids));
        for (String id : ids) {
            shop.operator().get("/api/dead-letters/{id}", id).then()
                    .body("attempts.size()", equalTo(3))
                    .body("actions.action", everyItem(equalTo("RETRIED")));
            shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "a test sent it"))
                    .delete("/api/dead-letters/{id}", id).then().statusCode(204);
        }
        subjects.keySet().forEach(subject -> assertThat(console.holds("DLQ.payment.orders", subject)).isFalse());
    }

    @Test
    @Tag("faults")
    @DisplayName("BROKER-P5 so is one that the broker itself buries, and one that is sent to the dead letters straight away; a retry of the"
            + " latter is"
            + " what its body is")
    void buried() {
        String sku = shop.sells("1.00", 1_000);
        Map<String, Way> orders = orders();
        Map<String, String> cases = new HashMap<>();
        TAKERS.forEach(console::pause);
        try {
            orders.forEach((order, way) -> sends(way, event(order, sku, way), Map.of("ce_subject", order)));
            orders.keySet().forEach(order -> console.buries("payment.orders", order));
        } finally {
            TAKERS.forEach(console::resume);
        }
        String straight = UUID.randomUUID().toString();
        Way amqp = new Way(ForeignClient.AMQP, true, true, false);
        ForeignClient.AMQP.send(stack.credentials(), List.of(new Parcel("DLQ", event(straight, sku, amqp), true, true,
                Map.of("ce_subject", straight, "_AMQ_ORIG_QUEUE", "payment.orders"))));
        orders.put(straight, amqp);

        orders.forEach((order, way) -> await(way.toString()).atMost(SOON).until(() -> {
            List<String> found = cases(order);
            found.forEach(id -> cases.put(order, id));
            return found.size();
        }, equalTo(1)));
        await("nothing changes").during(SEVERAL_LOOKS).atMost(SOON).until(() ->
                orders.keySet().stream().allMatch(order -> cases(order).equals(List.of(cases.get(order)))));
        cases.forEach((order, id) -> shop.operator().get("/api/dead-letters/{id}", id).then()
                .body("rounds", equalTo(1)).body("actions.size()", equalTo(0)));

        cases.values().forEach(id -> shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202));
        orders.forEach((order, way) -> await(way.toString()).atMost(SOON).until(() -> shop.paymentOf(order), "AUTHORIZED"::equals));
    }

    @Test
    @Tag("faults")
    @DisplayName("no property of any type stops anything: an event is an event whatever stands beside it, and what is none is one"
            + " dead letter")
    @SuppressWarnings("JavaUtilDate")
    void properties() {
        String sku = shop.sells("1.00", 1_000);
        List<Object> odd = List.of(new byte[] {(byte) 0xff, 0}, 7L, true, "x".repeat(5_000), new Date(), UUID.randomUUID());
        List<String> names = List.of("ce_id", "ce_type", "traceparent", "ce_dataschema", "orderflow_first_id", "_AMQ_ORIG_MESSAGE_ID",
                "orderflow_cause", "not an identifier", "SELECT", "");
        String mark = UUID.randomUUID().toString();
        Map<String, String> orders = new HashMap<>();
        for (ForeignClient client : List.of(ForeignClient.AMQP, ForeignClient.CORE)) {
            for (Object value : client == ForeignClient.CORE ? odd.subList(0, 4) : odd) {
                Map<String, Object> properties = new HashMap<>();
                names.stream().filter(name -> !name.isEmpty() || client == ForeignClient.CORE).forEach(name -> properties.put(name, value));
                String order = UUID.randomUUID().toString();
                orders.put(order, client + " " + value);
                Way way = new Way(client, true, true, false);
                properties.put("ce_subject", order);
                client.send(stack.credentials(), List.of(new Parcel("orders", event(order, sku, way), true, true, properties)));
                properties.put("ce_subject", mark + order);
                client.send(stack.credentials(), List.of(new Parcel("orders", "no event", true, true, properties)));
            }
        }

        orders.forEach((order, what) -> await(what).atMost(SOON).until(() -> shop.paymentOf(order), "AUTHORIZED"::equals));
        orders.forEach((order, what) -> await(what).atMost(SOON).until(() -> cases(mark + order).size(), equalTo(1)));
        await("nothing changes").during(SEVERAL_LOOKS).atMost(SOON)
                .until(() -> orders.keySet().stream().allMatch(order -> cases(mark + order).size() == 1));
        for (String order : orders.keySet()) {
            String id = cases(mark + order).get(0);
            shop.operator().get("/api/dead-letters/{id}", id).then().body("rounds", equalTo(1)).body("actions.size()", equalTo(0));
            shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202);
            await(orders.get(order)).atMost(SOON).until(() -> shop.operator().get("/api/dead-letters/{id}", id).path("rounds").equals(2));
        }
    }

    @Test
    @DisplayName("BROKER-P4 what the broker could not hand out is refused at the door")
    void refused() {
        Parcel groupOfBytes = new Parcel("orders", "any", true, true, Map.of("_AMQ_GROUP_ID", new byte[] {1}));

        assertThatThrownBy(() -> ForeignClient.CORE.send(stack.credentials(), List.of(groupOfBytes)))
                .hasStackTraceContaining("No JMS consumer could have this message");
    }

    /** Not those of orders, which does not know the orders that are answered. */
    private int deadLettersOfTakers() {
        return TAKERS.stream().mapToInt(queue -> console.depth("DLQ." + queue)).sum();
    }

    private void sends(Way way, String body, Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        if (way.withIds()) {
            all.put("ce_id", UUID.randomUUID().toString());
        }
        way.client().send(stack.credentials(), List.of(new Parcel("orders", body, way.asText(), way.withIds(), all)));
    }

    private static Map<String, Way> orders() {
        return new HashMap<>(Way.all().stream().collect(toMap(way -> UUID.randomUUID().toString(), identity())));
    }

    /** With a field that nobody knows, as large as is wanted. */
    private static String event(String order, String sku, Way way) {
        return ForeignProgram.placed(order, sku, 1).replace("\"data\":{", "\"data\":{\"note\":\"" + padding(way) + "\",");
    }

    private static String noEvent(String subject, Way way) {
        return "no event: " + subject + padding(way);
    }

    private static String padding(Way way) {
        return way.large() ? "x".repeat(LARGE) : "";
    }

    /** Each has come so many times, as one case; and after several looks at the queue it still is so. */
    private void awaitRounds(String type, Map<String, Way> subjects, int rounds) {
        await("all are dead").atMost(SOON).untilAsserted(() -> {
            assertThat(letters(type, "subject")).hasSameSizeAs(subjects.keySet()).containsAll(subjects.keySet());
            assertThat(letters(type, "rounds")).containsOnly(rounds);
        });
        if (rounds > 1) {
            await("nothing changes").during(SEVERAL_LOOKS).atMost(SOON).until(() ->
                    letters(type, "rounds").equals(Stream.generate(() -> rounds).limit(subjects.size()).toList()));
        }
    }

    private List<String> ids(String type) {
        return letters(type, "id");
    }

    private <T> List<T> letters(String type, String what) {
        return shop.operator().queryParam("subscription", "payment.orders").queryParam("type", type).queryParam("limit", 100)
                .get("/api/dead-letters").then().statusCode(200).extract().path(what);
    }

    /** The ids of the dead letters about it. */
    private List<String> cases(String subject) {
        return shop.operator().queryParam("subscription", "payment.orders").queryParam("limit", 100)
                .get("/api/dead-letters").then().statusCode(200).extract().path("findAll { it.subject == '" + subject + "' }.id");
    }
}
