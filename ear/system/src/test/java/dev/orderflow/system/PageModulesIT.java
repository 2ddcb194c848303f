package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's modules that calculate, called one by one in a real browser. No Orderflow runs: the files come from the repository. */
@DisplayName("What the page calculates:")
class PageModulesIT {

    private static final Path PROJECT = Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
            .filter(it -> Files.isDirectory(it.resolve(".mvn")))
            .findFirst()
            .orElseThrow();
    /** What is ours, and then what the build unpacks beside it. */
    private static final List<Path> FOLDERS = List.of(PROJECT.resolve("web/src/main/webapp"), PROJECT.resolve("web/target/page"));

    private static HttpServer server;
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PageModulesIT::answer);
        server.start();
        browser = Browser.at("http://127.0.0.1:" + server.getAddress().getPort());
        browser.opens("/blank");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            Path file = FOLDERS.stream().map(it -> it.resolve(name)).filter(Files::isRegularFile).findFirst().orElse(null);
            byte[] body = file == null ? "<!doctype html><title>blank</title>".getBytes(UTF_8) : Files.readAllBytes(file);
            exchange.getResponseHeaders().set("Content-Type", file == null ? "text/html" : "text/javascript");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What this function of this module answers. */
    private static Object call(String module, String function, Object... parameters) {
        return browser.awaits(
                "const module = await import('/app/parts/' + arguments[0] + '.js'); return module[arguments[1]](...arguments[2]);",
                module, function, Arrays.asList(parameters));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object answer) {
        return (Map<String, Object>) answer;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object answer) {
        return (List<Map<String, Object>>) answer;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @Nested
    @DisplayName("format.js")
    class Format {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "0|0 ms", "830|830 ms", "999.4|999 ms", "999.6|1 s", "1000|1 s", "1500|1.5 s", "9960|10 s", "12400|12 s", "59400|59 s",
            "59600|1 min", "60000|1 min", "185000|3 min 5 s", "599400|9 min 59 s", "599900|10 min", "3599900|1 h 0 min",
            "7440000|2 h 4 min", "172799000|47 h 59 min", "172800000|2 d 0 h", "360000000|4 d 4 h"})
        @DisplayName("a length of time has one or two parts, and never 60 of something")
        void duration(double millis, String text) {
            assertThat(call("format", "duration", millis)).isEqualTo(text);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "0|0", "0.04|<0.1", "0.25|0.3", "9.94|9.9", "9.96|10", "10|10", "1234.5|1,235"})
        @DisplayName("a rate has a decimal while it is small, and is never 0 when something moves")
        void rate(double perSecond, String text) {
            assertThat(call("format", "rate", perSecond)).isEqualTo(text);
        }

        @Test
        @DisplayName("a rate that is not known is a dash")
        void unknownRate() {
            assertThat(call("format", "rate", (Object) null)).isEqualTo("–");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "59.98|EUR|€59.98", "0.10|USD|$0.10", "1000|JPY|¥1,000", "1.005|BHD|BHD 1.005",
            "12345678901234567890.12|EUR|€12,345,678,901,234,567,890.12", "5.00|nonsense|5.00 nonsense"})
        @DisplayName("money is exact, with the decimals that the API gave it; a currency that is none spoils nothing")
        void money(String amount, String currency, String text) {
            assertThat(call("format", "money", amount, currency).toString().replace('\u00a0', ' ')).isEqualTo(text);
        }

        @Test
        @DisplayName("a total is exact, also where binary fractions are not")
        void total() {
            assertThat(total(List.of(line("0.10", 3)))).isEqualTo("0.30");
            assertThat(total(List.of(line("1.005", 1), line("19.99", 9_999)))).isEqualTo("199881.015");
            assertThat(total(List.of(line("90071992547409.93", 10_000)))).isEqualTo("900719925474099300.00");
            assertThat(total(List.of(line("1000", 2)))).isEqualTo("2000");
            assertThat(total(List.of())).isEqualTo("0");
        }

        private Object total(List<Map<String, Object>> lines) {
            return call("format", "total", lines);
        }

        private Map<String, Object> line(String unitPrice, int quantity) {
            return Map.of("unitPrice", unitPrice, "quantity", quantity);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {"0|0 B", "999|999 B", "1000|1.0 kB", "999949|999.9 kB", "999960|1.0 MB", "3400000|3.4 MB"})
        @DisplayName("a size has a unit that fits, and never 1000 of one")
        void bytes(long count, String text) {
            assertThat(call("format", "bytes", count)).isEqualTo(text);
        }

        @Test
        @DisplayName("a long text is clipped with a sign, a short one is left as it is")
        void clip() {
            assertThat(call("format", "clip", "paused by operator: no", 22)).isEqualTo("paused by operator: no");
            assertThat(call("format", "clip", "paused by operator: no", 21)).isEqualTo("paused by operator:…");
        }

        @Test
        @DisplayName("an id is shortened, a name is not; one of something is no plural")
        void words() {
            assertThat(call("format", "short", "9c46d3d0-afae-41d2-9797-507773ca46ac")).isEqualTo("9c46d3d0");
            assertThat(call("format", "short", "node1")).isEqualTo("node1");
            assertThat(call("format", "plural", 1, "message")).isEqualTo("1 message");
            assertThat(call("format", "plural", 1200, "entry", "entries")).isEqualTo("1,200 entries");
        }

        @Test
        @DisplayName("what has just happened did so just now")
        void ago() {
            long now = 1_780_000_000_000L;
            assertThat(call("format", "ago", now - 1_400, now)).isEqualTo("just now");
            assertThat(call("format", "ago", now - 12_900, now)).isEqualTo("12 s ago");
        }
    }

    @Nested
    @DisplayName("clearing.js and condition.js")
    class Conditions {

        @ParameterizedTest
        @CsvSource({
            "0, , , clear, 0",
            "100, , 5, unknown, ",
            "100, 5, , unknown, ",
            "100, 0, 0, standing, ",
            "5, 1, 2, clearing, 2.5",
            "1000, 5, 10, clearing, 200",
            "1000, 10, 5, growing, ",
            "1000, 10, 10, growing, ",
            "15, 10, 10, clearing, 1.5"})
        @DisplayName("a queue is clear in depth by net rate; what is only passed through is no backlog; what is not known is not guessed")
        void clearing(int depth, Double in, Double out, String state, Double seconds) {
            Map<String, Object> answer = object(call("clearing", "timeToClear", depth, in, out));
            assertThat(answer.get("state")).isEqualTo(state);
            assertThat(answer.get("seconds") == null ? null : (Double) number(answer.get("seconds"))).isEqualTo(seconds);
        }

        private static Map<String, Object> subscription(Object... more) {
            Map<String, Object> it = new HashMap<>(Map.of(
                    "name", "payment.orders", "depth", 0, "consumers", 2, "paused", false, "scheduled", 0, "inPerSecond", 1,
                    "outPerSecond", 1));
            for (int i = 0; i < more.length; i += 2) {
                it.put((String) more[i], more[i + 1]);
            }
            return it;
        }

        static Stream<Arguments> conditions() {
            return Stream.of(
                    arguments(subscription(), "good", "nothing waits"),
                    arguments(subscription("depth", 5), "good", "clear in 5 s"),
                    arguments(subscription("consumers", 0), "bad", "nobody listens"),
                    arguments(subscription("scheduled", 3), "warn", "3 failed, will be retried"),
                    arguments(subscription("depth", 900, "inPerSecond", 9), "warn", "more comes in than goes out"),
                    arguments(subscription("depth", 1, "outPerSecond", 0, "oldestAgeSeconds", 90), "warn",
                            "oldest waits for 1 min 30 s"),
                    arguments(left(3, 5, 5, 3_600), "warn", "oldest waits for 1 h 0 min"),
                    arguments(left(3, 5, 5, 59), "good", "clear in a moment"),
                    arguments(left(1_000, 0, 10, 90), "good", "clear in 1 min 40 s"),
                    arguments(left(1_000, 0, 10, 3_600), "warn", "oldest waits for 1 h 0 min"),
                    arguments(subscription("paused", true, "consumers", 0), "paused", "paused"));
        }

        private static Map<String, Object> left(int depth, int in, int out, int oldest) {
            return subscription("depth", depth, "inPerSecond", in, "outPerSecond", out, "oldestAgeSeconds", oldest);
        }

        @ParameterizedTest
        @MethodSource("conditions")
        @DisplayName("a subscription is as bad as the worst that is true of it, in words")
        void condition(Map<String, Object> subscription, String kind, String text) {
            assertThat(object(call("condition", "conditionOf", subscription))).containsEntry("kind", kind).containsEntry("text", text);
        }

        @Test
        @DisplayName("what waits longest leads to its subscription, what waits to the paused one, or else to the deepest")
        void leads() {
            Map<String, Object> empty = subscription("name", "empty");
            Map<String, Object> old = subscription("name", "old", "depth", 1, "oldestAgeSeconds", 90);
            Map<String, Object> deep = subscription("name", "deep", "depth", 900, "oldestAgeSeconds", 5);
            Map<String, Object> paused = subscription("name", "paused", "paused", true);

            assertThat(object(call("condition", "oldestOf", List.of(empty, deep, old, paused)))).containsEntry("name", "old");
            assertThat(object(call("condition", "waitingOf", List.of(old, deep, empty)))).containsEntry("name", "deep");
            assertThat(object(call("condition", "waitingOf", List.of(deep, paused, old)))).containsEntry("name", "paused");
            assertThat(call("condition", "oldestOf", List.of(empty))).isNull();
            assertThat(call("condition", "waitingOf", List.of(empty))).isNull();
        }

        @Test
        @DisplayName("of a pause is told who did it, and why, or that this is not known")
        void pause() {
            Map<String, Object> told = subscription("paused", true, "pause", Map.of("by", "op-1", "reason", "why"));
            assertThat(object(call("condition", "conditionOf", told))).containsEntry("detail", "by op-1: why");
            assertThat(object(call("condition", "conditionOf", subscription("paused", true))).get("detail")).asString()
                    .contains("not known");
        }

        @Test
        @DisplayName("a node is known by its consumers, by its transactions in doubt, or because it answers")
        void nodes() {
            List<Map<String, Object>> nodes = objects(call("condition", "nodesOf", Map.of(
                    "node", "node2",
                    "topics", List.of(Map.of("subscriptions", List.of(
                            Map.of("nodes", List.of(Map.of("node", "node1", "consumers", 16))),
                            Map.of("nodes", List.of(Map.of("node", "node1", "consumers", 1)))))),
                    "inDoubt", List.of(Map.of("owner", "node3"), Map.of("id", "of somebody else")))));

            assertThat(nodes).extracting(it -> it.get("node") + " " + it.get("consumers") + " " + it.get("subscriptions") + " "
                            + ((List<?>) it.get("inDoubt")).size())
                    .containsExactly("node1 17 2 0", "node2 0 0 0", "node3 0 0 1");
        }
    }

    @Nested
    @DisplayName("flow-layout.js")
    class Layout {

        private static Map<String, Object> topic(String name, String... subscriptions) {
            return Map.of("name", name, "subscriptions", Stream.of(subscriptions).map(it -> Map.of("name", it)).toList());
        }

        @Test
        @DisplayName("nothing stands over anything else, and all within the picture; a topic stands in the middle of its subscriptions")
        void apart() {
            Map<String, Object> placed = object(call("flow-layout", "layout", List.of(
                    topic("orders", "payment.orders", "inventory.orders", "shipping.orders", "history.orders"),
                    topic("payments", "orders.payments"), topic("inventory", "orders.inventory", "history.inventory"))));

            double height = number(placed.get("height"));
            apart(placed, "subscriptions", 46);
            apart(placed, "modules", 46);
            apart(placed, "topics", 42);
            for (String kind : List.of("subscriptions", "modules", "topics")) {
                assertThat(ys(placed, kind)).allSatisfy(y -> assertThat(y).isBetween(21.0, height - 21));
            }
            List<Double> subscriptions = ys(placed, "subscriptions");
            assertThat(ys(placed, "topics").get(0)).isEqualTo((subscriptions.get(0) + subscriptions.get(3)) / 2);
            assertThat(objects(placed.get("modules"))).extracting(it -> it.get("name"))
                    .containsExactlyInAnyOrder("payment", "inventory", "shipping", "history", "orders");
        }

        @Test
        @DisplayName("a topic of somebody else has no publisher, one without subscriptions spoils nothing")
        void foreign() {
            Map<String, Object> placed =
                    object(call("flow-layout", "layout", List.of(topic("weather", "payment.weather"), topic("orders"))));

            assertThat(objects(placed.get("topics"))).extracting(it -> it.get("publisher")).containsExactly(null, "orders");
            assertThat(number(object(call("flow-layout", "layout", List.of())).get("height"))).isPositive();
        }

        @Test
        @DisplayName("a bar is empty, full, or between, and grows with the depth")
        void fullness() {
            List<Double> bars = new ArrayList<>();
            for (int depth : List.of(0, 1, 10, 100, 10_000, 1_000_000)) {
                bars.add(number(call("flow-layout", "fullness", depth)));
            }
            assertThat(bars).isSorted().startsWith(0.0).endsWith(1.0).doesNotHaveDuplicates();
        }

        @Test
        @DisplayName("a line is straight where both ends are level, and bent where they are not")
        void curve() {
            assertThat(call("flow-layout", "curve", 0, 5, 10, 5)).isEqualTo("M0 5H10");
            assertThat(call("flow-layout", "curve", 0, 0, 10, 20)).isEqualTo("M0 0C5 0 5 20 10 20");
        }

        private void apart(Map<String, Object> placed, String kind, double size) {
            List<Double> ys = ys(placed, kind).stream().sorted().toList();
            for (int i = 1; i < ys.size(); i++) {
                assertThat(ys.get(i) - ys.get(i - 1)).as(kind).isGreaterThanOrEqualTo(size);
            }
        }

        private List<Double> ys(Map<String, Object> placed, String kind) {
            return objects(placed.get(kind)).stream().map(it -> number(it.get("y"))).toList();
        }
    }

    @Nested
    @DisplayName("charts.js")
    class Charts {

        @ParameterizedTest
        @CsvSource({"0.5, 0.6", "1, 1", "1.2, 2", "3, 4", "7, 8", "10, 10", "11, 20", "95, 100", "101, 200"})
        @DisplayName("an axis ends at a number that is easily read, and not below what is shown")
        void maximum(double value, double nice) {
            assertThat(number(call("charts", "niceMaximum", value))).isEqualTo(nice, org.assertj.core.data.Offset.offset(1e-9));
        }

        @Test
        @DisplayName("a line is broken where nothing was seen, and not drawn through what is not known")
        void hole() {
            assertThat(browser.awaits(
                            "const {path} = await import('/app/parts/charts.js');"
                                    + "return path(arguments[0], t => t / 1000, value => value);",
                            List.of(point(0, 1), point(2_000, 2), Map.of("t", 4_000), point(60_000, 3), point(62_000, 4))))
                    .isEqualTo("M0.0 1.0L2.0 2.0M60.0 3.0L62.0 4.0");
        }

        @ParameterizedTest
        @CsvSource({"0, 2", "119, 2", "121, 5", "301, 15", "5000, 15"})
        @DisplayName("a chart shows as much time as was seen, 15 minutes at most")
        void span(int seconds, int minutes) {
            long now = 1_780_000_000_000L;
            Map<String, Object> first = Map.of("t", now - seconds * 1_000L, "value", 1);
            assertThat(call("charts", "spanMinutes", List.of(first, Map.of("t", now, "value", 2)), now)).isEqualTo((long) minutes);
            assertThat(call("charts", "spanMinutes", List.of(), now)).isEqualTo(2L);
        }

        private Map<String, Object> point(int time, int value) {
            return Map.of("t", time, "value", value);
        }
    }

    @Nested
    @DisplayName("flow-samples.js")
    class FlowSamples {

        private static final long NOW = 1_780_000_000_000L;

        @Test
        @DisplayName("the server's columns become samples at times of the browser's clock; what was not there, or is not known, is"
                + " left out")
        void columns() {
            Map<String, Object> subscription = new HashMap<>(Map.of("name", "payment.orders", "deadLetters", List.of(0, 1)));
            subscription.put("depth", List.of(7, 3));
            subscription.put("inPerSecond", Arrays.asList(null, 0.5));
            subscription.put("outPerSecond", Arrays.asList(null, 2));
            Map<String, Object> added = new HashMap<>(Map.of("name", "audit.orders"));
            List.of("depth", "inPerSecond", "outPerSecond", "deadLetters").forEach(it -> added.put(it, Arrays.asList(null, 1)));

            List<Map<String, Object>> samples = objects(call("flow-samples", "samplesOf", Map.of(
                    "at", "2026-01-01T00:00:10Z", "seenAt", List.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:05Z"),
                    "subscriptions", List.of(subscription, added)), NOW));

            assertThat(samples).extracting(it -> it.get("t")).containsExactly(NOW - 10_000, NOW - 5_000);
            assertThat(object(samples.get(0).get("of"))).containsOnly(Map.entry("payment.orders", Arrays.asList(7L, null, null, 0L)));
            assertThat(object(samples.get(1).get("of"))).containsOnlyKeys("payment.orders", "audit.orders")
                    .containsEntry("payment.orders", List.of(3L, 0.5, 2L, 1L));
        }

        @Test
        @DisplayName("what the server saw fills what the tab did not see, and stands nowhere twice")
        void merged() {
            assertThat(objects(call("flow-samples", "merged", List.of(at(10_000), at(12_000), at(30_000)),
                            List.of(at(0), at(5_000), at(11_000), at(20_000), at(29_000)))))
                    .extracting(it -> it.get("t")).containsExactly(0L, 5_000L, 10_000L, 12_000L, 20_000L, 30_000L);
        }

        private Map<String, Object> at(long time) {
            return Map.of("t", time, "of", Map.of());
        }
    }

    @Nested
    @DisplayName("story.js")
    class Story {

        private static Map<String, Object> event(String id, String source, String type, int second, String cause) {
            Map<String, Object> event = new HashMap<>(Map.of(
                    "id", id, "source", "/orderflow/" + source, "type", type, "time", "2026-11-22T09:31:%02dZ".formatted(second)));
            if (cause != null) {
                event.put("causationid", cause);
            }
            return event;
        }

        private static final List<Map<String, Object>> EVENTS = List.of(
                event("1", "orders", "OrderPlaced", 0, null),
                event("2", "inventory", "StockReserved", 1, "1"),
                event("3", "payment", "PaymentAuthorized", 2, "1"),
                event("4", "orders", "OrderConfirmed", 3, "3"),
                event("5", "payment", "PaymentCaptured", 5, "4"));

        @Test
        @DisplayName("an event has an arrow to each who reacted to it; what was heard and led to nothing of its own is marked so")
        void arrows() {
            Map<String, Object> story = object(call("story", "story", EVENTS));

            assertThat(arrowsOf(story, 0)).containsExactly("inventory", "payment");
            assertThat(arrowsOf(story, 1)).containsExactly("orders heard");
            assertThat(arrowsOf(story, 2)).containsExactly("orders");
            assertThat(objects(story.get("lanes"))).extracting(it -> it.get("name"))
                    .containsExactly("outside", "orders", "inventory", "payment");
        }

        @Test
        @DisplayName("time goes downwards, a long wait takes more room, and each reaction took what lies between the two events")
        void times() {
            Map<String, Object> story = object(call("story", "story", EVENTS));
            List<Double> ys = objects(story.get("rows")).stream().map(it -> number(it.get("y"))).toList();

            assertThat(ys).isSorted().doesNotHaveDuplicates();
            assertThat(ys.get(4) - ys.get(3)).isGreaterThan(ys.get(3) - ys.get(2));
            assertThat(objects(story.get("works"))).extracting(it -> it.get("lane") + " " + it.get("millis"))
                    .containsExactly("inventory 1000", "payment 2000", "orders 1000", "payment 2000");
            assertThat(number(story.get("height"))).isGreaterThan(ys.get(4));
        }

        @Test
        @DisplayName("what comes from outside, has a cause that nobody knows, or a source that is none of ours, is told as well")
        void foreign() {
            Map<String, Object> story = object(call("story", "story", List.of(
                    event("1", "orders", "OrderPlaced", 0, null), event("2", "weather", "Rain", 1, "somebody else's"))));

            assertThat(objects(story.get("lanes"))).extracting(it -> it.get("name")).contains("weather");
            assertThat(objects(story.get("rows")).get(0).get("from")).satisfies(it -> assertThat(object(it)).containsEntry("known", true));
            assertThat(objects(story.get("rows")).get(1).get("from")).satisfies(it -> assertThat(object(it)).containsEntry("known", false));
            assertThat(objects(object(call("story", "story", List.of())).get("rows"))).isEmpty();
        }

        @Test
        @DisplayName("two reactions of one module at the same time stand beside each other")
        void apart() {
            Map<String, Object> story = object(call("story", "story", List.of(
                    event("1", "orders", "OrderPlaced", 0, null),
                    event("2", "payment", "PaymentAuthorized", 1, "1"),
                    event("3", "payment", "PaymentVoided", 2, "1"))));

            assertThat(objects(story.get("works"))).extracting(it -> it.get("shift")).containsExactly(0L, 1L);
        }

        private List<String> arrowsOf(Map<String, Object> story, int row) {
            return objects(objects(story.get("rows")).get(row).get("arrows")).stream()
                    .map(it -> it.get("lane") + (Boolean.TRUE.equals(it.get("heard")) ? " heard" : ""))
                    .toList();
        }
    }

    @Nested
    @DisplayName("json-lines.js")
    class JsonLines {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "{|1 2", "{\"a\": 1,\\n}|2 1", "[1,\\n 2\\n 3]|3 2", "{\"a\" 1}|1 6", "{\"a\": 01}|1 7", "\"no end|1 1", "{} x|1 4", "tru|1 1"})
        @DisplayName("a text that is no JSON is so from a line and a column on")
        void broken(String text, String place) {
            Map<String, Object> error = object(locate(text.replace("\\n", "\n")).get("error"));
            assertThat(error.get("line") + " " + error.get("column")).isEqualTo(place);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "[]", "null", "-1.5e3", "\"\\u00e9\\n\"", " {\"a\": [true, {\"b\": \"x\"}]} ", "[[[]]]"})
        @DisplayName("a text that is JSON is none the worse for being looked at")
        void good(String text) {
            assertThat(locate(text).get("error")).isNull();
        }

        private Map<String, Object> locate(String text) {
            // A Map does not come through the driver.
            return object(browser.awaits(
                    "const {locate} = await import('/app/parts/json-lines.js'); const {error, lines} = locate(arguments[0]);"
                            + "return {error, lines: Object.fromEntries(lines)};",
                    text));
        }

        @Test
        @DisplayName("each value has its line; of what is missing that of what it is missing in; whoever writes the path")
        void lines() {
            String text = """
                    {
                      "data": {
                        "lines": [
                          {"sku": "A"},
                          {"sku": "B",
                           "quantity": 0}
                        ]
                      }
                    }""";
            assertThat(lineOf(text, "data.lines[1].quantity")).isEqualTo(6L);
            assertThat(lineOf(text, "/data/lines/1/quantity")).isEqualTo(6L);
            assertThat(lineOf(text, "$.data.lines[1].sku")).isEqualTo(5L);
            assertThat(lineOf(text, "data.lines[0].quantity")).isEqualTo(4L);
            assertThat(lineOf(text, "nowhere")).isEqualTo(1L);
        }

        private Object lineOf(String text, String path) {
            return browser.awaits(
                    "const {locate, lineOf} = await import('/app/parts/json-lines.js');"
                            + "return lineOf(locate(arguments[0]).lines, arguments[1]);",
                    text, path);
        }

        @Test
        @DisplayName("what the server found wrong stands at its lines")
        void marks() {
            String text = "{\n\"subject\": \"x\",\n\"data\": {\n\"currency\": 5,\n\"lines\": []}}";

            assertThat(marks(text, "The data is against urn:orderflow:OrderPlaced:1: /currency: must be text; /lines: must not be empty"))
                    .containsExactly("4 currency: must be text", "5 lines: must not be empty");
            assertThat(marks(text, "The subject must be the order id")).containsExactly("2 The subject must be the order id");
            assertThat(marks("{", "not JSON, from line 1")).containsExactly("1 not JSON, from line 1");
        }

        private List<String> marks(String text, String message) {
            return objects(call("json-lines", "schemaMarks", text, message)).stream()
                    .map(it -> it.get("line") + " " + it.get("message"))
                    .toList();
        }

        @Test
        @DisplayName("JSON is made pretty, and what is none is left as it is")
        void pretty() {
            assertThat(call("json-lines", "pretty", "{\"a\":[1]}")).isEqualTo("{\n  \"a\": [\n    1\n  ]\n}");
            assertThat(call("json-lines", "pretty", "<not json>")).isEqualTo("<not json>");
            assertThat(call("json-lines", "pretty", " { \"a\" : {} , \"b\" : [ ] } ")).isEqualTo("{\n  \"a\": {},\n  \"b\": []\n}");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "{\"a\":9007199254740993,\"b\":1.10,\"c\":1e400,\"d\":1,\"d\":2,\"e\":-0.0}",
            "[\"\\u00e9\\/ \\\"{[,:]}\\\" \\\\\",\"é \u2028\",true,false,null,\"\",{\"\":[[]]}]", "\" { \"", "-1.50E+03"})
        @DisplayName("pretty changes nothing but white space: what is sent is what nobody touched")
        void prettyIsFaithful(String text) {
            String pretty = (String) call("json-lines", "pretty", text);

            assertThat(pretty.replaceAll("\n *|(?<=\":) (?=\\S)", "")).isEqualTo(text);
            assertThat(call("json-lines", "pretty", pretty)).isEqualTo(pretty);
        }

        @Test
        @DisplayName("what is too deep to be indented, or to be looked through, spoils nothing")
        void deep() {
            String deep = "[".repeat(50_000) + "]".repeat(50_000);

            assertThat(call("json-lines", "pretty", deep)).isEqualTo(deep);
            assertThat(object(locate(deep).get("error"))).containsEntry("line", 1L).containsEntry("column", 1_001L);
            assertThat(locate("[".repeat(1_000) + "]".repeat(1_000)).get("error")).isNull();
        }

        /** A look that went back to the beginning for each value, or again for each drawing, would not come back in time. */
        @Test
        @DisplayName("a megabyte is looked at within the time of a script, however often it is drawn")
        void megabyte() {
            Object found = browser.awaits(
                    "const {locate, pretty} = await import('/app/parts/json-lines.js');"
                            + "const text = pretty(JSON.stringify(Array.from({length: 40000}, (_, i) => ({sku: i, quantity: 1}))));"
                            + "for (let i = 0; i < 1000; i++) { locate(text); }"
                            + "return [text.length > 1e6, locate(text).error, locate(text).lines.get('[39999].sku')].join();");

            assertThat(found).isEqualTo("true,,159999");
        }
    }

    @Nested
    @DisplayName("csv.js")
    class Csv {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "a,b|\"a,b\"", "say \"a\"|\"say \"\"a\"\"\"", "=1+1|\"'=1+1\"", "-1|\"'-1\"", "@x|\"'@x\"", "\"=1\"|\"\"\"=1\"\"\"",
            "a=1|\"a=1\"", "~~|\"\""})
        @DisplayName("a text is one cell, whatever is in it, and no formula")
        void text(String text, String cell) {
            assertThat(lines(List.of(text))).containsExactly(cell, "");
        }

        @Test
        @DisplayName("rows stand below each other; what is missing is an empty cell, not a word")
        void rows() {
            assertThat(lines(List.of(3, "x", "y"), Arrays.asList(-4, "z", null))).containsExactly("3,\"x\",\"y\"", "-4,\"z\",", "");
            assertThat(lines()).containsExactly("");
        }

        /** Taken apart in the browser: the driver hands out no carriage return. */
        private List<Object> lines(List<?>... rows) {
            return new ArrayList<>((List<?>) browser.awaits(
                    "return (await import('/app/parts/csv.js')).csv(arguments[0]).split('\\r\\n');", Arrays.asList(rows)));
        }
    }

    @Nested
    @DisplayName("diff.js")
    class Diff {

        @Test
        @DisplayName("says line by line what is the same, gone and new, with the line numbers of both")
        void differs() {
            assertThat(diff("a\nb\nc", "a\nc\nd")).containsExactly("same a 1 1", "gone b 2 null", "same c 3 2", "new d null 3");
            assertThat(diff("a", "a")).containsExactly("same a 1 1");
            assertThat(diff("a", "b")).containsExactly("gone a 1 null", "new b null 1");
            assertThat(diff("", "x")).containsExactly("gone  1 null", "new x null 1");
        }

        @ParameterizedTest
        @CsvSource({"'a b c d e', 'a c e'", "'x y', 'y x'", "'a a a', 'a a'", "'', 'q w e'"})
        @DisplayName("loses nothing: both texts can be read out of it")
        void losesNothing(String before, String after) {
            List<Map<String, Object>> lines = objects(call("diff", "lineDiff", before.replace(' ', '\n'), after.replace(' ', '\n')));

            assertThat(text(lines, "new")).isEqualTo(before);
            assertThat(text(lines, "gone")).isEqualTo(after);
        }

        private String text(List<Map<String, Object>> lines, String without) {
            return String.join(
                    " ", lines.stream().filter(it -> !it.get("kind").equals(without)).map(it -> (String) it.get("text")).toList());
        }

        private List<String> diff(String before, String after) {
            return objects(call("diff", "lineDiff", before, after)).stream()
                    .map(it -> it.get("kind") + " " + it.get("text") + " " + it.get("before") + " " + it.get("after"))
                    .toList();
        }
    }

    @Nested
    @DisplayName("markdown.js")
    class Markdown {

        private static final List<String> KINDS = List.of("heading", "paragraph", "list", "table", "code");

        @Test
        @DisplayName("reads headings, paragraphs, lists, tables and code")
        void blocks() {
            String text = """
                    # When `it` breaks
                    One line,
                    and another.

                    - an item
                      that goes on
                    - one with code

                      ```
                      curl | sh
                      ```
                    1. first
                    2. second

                    | a | b |
                    | --- | ---: |
                    | x \\| y | `c` |

                    ```
                    # no heading
                    ```
                    """;
            List<Map<String, Object>> blocks = blocks(text);

            assertThat(blocks).extracting(it -> it.keySet().stream().filter(KINDS::contains).findFirst().orElseThrow()).containsExactly(
                    "heading", "paragraph", "list", "list", "table", "code");
            assertThat(blocks.get(0)).containsEntry("slug", "when-it-breaks").containsEntry("level", 1L);
            assertThat(blocks.get(1).toString()).contains("One line, and another.");
            assertThat(blocks.get(2).toString()).contains("an item that goes on").contains("curl | sh");
            assertThat((List<?>) blocks.get(3).get("list")).hasSize(2);
            assertThat(blocks.get(4).toString()).contains("x | y").doesNotContain("---");
            assertThat(blocks.get(5)).containsEntry("code", "# no heading");
        }

        @Test
        @DisplayName("reads code, bold text and links within a line, and leaves all else as it is")
        void inline() {
            assertThat(parts("a `b<c>` **d** *s* [e `f`](g.md#h) <img src=x onerror=alert(1)> * i_j"))
                    .containsExactly("text=a ", "code=b<c>", "text= ", "bold", "text= ", "stressed", "text= ", "link to g.md#h",
                            "text= <img src=x onerror=alert(1)> * i_j");
        }

        @Test
        @DisplayName("loses no line of our documentation, and finds each paragraph that a page of it has a link to")
        void ours() throws IOException {
            for (String page : List.of("operating", "when-things-break", "settings", "users", "api")) {
                String text = Files.readString(PROJECT.resolve("ear/docs/" + page + ".md"));
                List<Map<String, Object>> blocks = blocks(text);
                assertThat(blocks.stream().filter(it -> it.containsKey("heading")).count()).as(page).isEqualTo(
                        text.replaceAll("(?s)```.*?```", "").lines().filter(line -> line.startsWith("#")).count());
                assertThat(blocks.stream().filter(it -> it.containsKey("code")).count()).as(page)
                        .isEqualTo(text.lines().filter(line -> line.startsWith("```")).count() / 2);
            }
        }

        private List<Map<String, Object>> blocks(String text) {
            return objects(browser.awaits("return (await import('/docs/markdown.js')).blocks(arguments[0]);", text));
        }

        private List<String> parts(String text) {
            return objects(browser.awaits("return (await import('/docs/markdown.js')).inline(arguments[0]);", text)).stream()
                    .map(it -> it.containsKey("link") ? "link to " + it.get("to") : it.containsKey("bold") ? "bold"
                            : it.containsKey("stressed") ? "stressed"
                            : it.containsKey("code") ? "code=" + it.get("code") : "text=" + it.get("text"))
                    .toList();
        }
    }

    @Nested
    @DisplayName("api.js and session.js")
    class Calls {

        /** A server that knows anna, who has changed something with a token that is old; and a program that notes what it is asked. */
        private static final String SERVER = "const asked = []; let others = 0;"
                + "const who = (name, csrfToken) => ({status: 200, name, roles: ['customer'], csrfToken});"
                + "const answers = [who('anna', 'one'), {status: 403, type: 'urn:orderflow:problem:csrf-token'}, who(arguments[0], 'two'),"
                + " {status: 200}];"
                + "const answer = (method, path, headers) => {"
                + " asked.push([method, path, headers['X-Requested-With'], headers['X-CSRF-Token']].join(' ').trim());"
                + " return answers.shift(); };"
                + "window.fetch = async (path, {method, headers}) => {"
                + " const data = answer(method, path, headers);"
                + " return new Response(JSON.stringify(data), {status: data.status, headers: {'Content-Type': 'application/json'}}); };"
                + "window.XMLHttpRequest = class {"
                + " upload = {}; headers = {};"
                + " open(method, path) { Object.assign(this, {method, path}); }"
                + " setRequestHeader(name, value) { this.headers[name] = value; }"
                + " send() { const data = answer(this.method, this.path, this.headers);"
                + "  Object.assign(this, {status: data.status, responseText: JSON.stringify(data)}); this.onload(); } };"
                + "const session = await import('/app/parts/session.js'); const api = await import('/app/parts/api.js');"
                + "session.onOtherUser(() => others++); await session.resume();";

        @AfterEach
        void theBrowsersOwn() {
            browser.opens("/blank");
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "await api.post('/api/x', {})", "await api.upload('/api/x', new Blob(['x']), 'text/csv', {}, () => {})"})
        @DisplayName("say that the page asks; what another tab's login made too old is sent again for the same user, and for nobody else")
        void oldToken(String call) {
            String script = SERVER + "try { " + call + "; asked.push('done'); } catch (problem) { asked.push(problem.status); }"
                    + "return [...asked, others].map(String);";

            assertThat(browser.awaits(script, "anna")).isEqualTo(List.of(
                    "GET /api/login page", "POST /api/x page one", "GET /api/login page", "POST /api/x page two", "done", "0"));
            browser.opens("/blank");
            assertThat(browser.awaits(script, "ben")).isEqualTo(List.of(
                    "GET /api/login page", "POST /api/x page one", "GET /api/login page", "403", "1"));
        }

        @Test
        @DisplayName("of another user end when another tab tells of the login")
        void told() {
            assertThat(browser.awaits(
                            SERVER + "answers.splice(0, 1);"
                                    + "const other = new Promise(done => session.onOtherUser(() => done(session.currentUser().name)));"
                                    + "new BroadcastChannel('login').postMessage(null); return other;",
                            "ben"))
                    .isEqualTo("ben");
        }
    }

    @Nested
    @DisplayName("live.js")
    class Live {

        /** A stream of a browser that is told what it hears, and a clock that goes on when it is told to. */
        private static final String STREAM =
                """
                const sources = [];
                class Source extends EventTarget {
                  static CLOSED = 2;
                  readyState = 0;
                  constructor() {
                    super();
                    sources.push(this);
                  }
                  close() {
                    this.readyState = 2;
                  }
                  hears(type, data) {
                    const event = new MessageEvent(type, {data});
                    this['on' + type]?.(event);
                    this.dispatchEvent(event);
                  }
                }
                const [real, every, now] = [EventSource, setInterval, Date.now];
                let check = () => {};
                EventSource = Source;
                setInterval = act => { check = act; };
                const changes = [];
                const {stream} = await import('/app/parts/live.js');
                const shown = stream('/x', {}, yes => changes.push(yes));
                const after = seconds => {
                  Date.now = () => now() + seconds * 1000;
                  check();
                  return sources.length;
                };
                const end = answer => {
                  shown.end();
                  [EventSource, setInterval, Date.now] = [real, every, now];
                  return answer;
                };
                """;

        @Test
        @DisplayName("while a stream is open the server is told once a minute of whoever touches the page, and of nobody else")
        void presence() {
            assertThat(browser.awaits(STREAM + """
                    const fetched = fetch;
                    const asked = [];
                    fetch = async (path, {headers}) => {
                      asked.push([path, headers['X-Background']].join(' ').trim());
                      return new Response('[]', {headers: {'Content-Type': 'application/json'}});
                    };
                    const counts = [];
                    const touched = seconds => {
                      Date.now = () => now() + seconds * 1000;
                      dispatchEvent(new Event('keydown'));
                      after(seconds);
                      counts.push(asked.length);
                    };
                    sources[0].hears('open');
                    sources[0].hears('alive', '{"everySeconds":1000}');
                    after(90);
                    counts.push(asked.length);
                    [100, 130, 170].forEach(touched);
                    fetch = fetched;
                    return end([counts, asked]);
                    """)).isEqualTo(List.of(List.of(0L, 1L, 1L, 2L), List.of("/api/orders?limit=1", "/api/orders?limit=1")));
        }

        @Test
        @DisplayName("a stream that is open and then refused is lost once")
        void refused() {
            assertThat(browser.awaits(STREAM + """
                    sources[0].hears('open');
                    sources[0].close();
                    sources[0].hears('error');
                    return end(changes);
                    """)).isEqualTo(List.of(true, false));
        }

        @Test
        @DisplayName("WEB-STREAM-P8 a stream that is silent is lost, and opened anew; one that says how often it shows that it lives has"
                + " time for that twice")
        void silent() {
            assertThat(browser.awaits(STREAM + """
                    sources[0].hears('open');
                    const counts = [after(9), after(11)];
                    sources[1].hears('open');
                    sources[1].hears('alive', '{"everySeconds":15}');
                    counts.push(after(11 + 39), after(11 + 41));
                    return end([counts, changes]);
                    """)).isEqualTo(List.of(List.of(1L, 2L, 2L, 3L), List.of(true, false, true, false)));
        }
    }

    @Nested
    @DisplayName("list.js and retry.js")
    class Lists {

        /** A view without a frame around it, which asks when it is told to; what it asks waits for its answer. */
        private static final String SHOWN =
                """
                const {render} = await import('/lib/lit-html/lit-html.js');
                const asked = [];
                const fetched = fetch;
                fetch = path => new Promise(done => asked.push({path, is: (items, next = null) => done(new Response(JSON.stringify(items),
                  {headers: {'Content-Type': 'application/json', ...next && {Link: `<${next}>; rel="next"`}}}))}));
                const page = {parameters: {id: 'r'}, query: {}, title() {}, update() {}, every(millis, look) { page.look = look; }};
                const main = document.createElement('main');
                const show = view => render(view(), main);
                const until = async holds => {
                  while (!holds()) {
                    await new Promise(requestAnimationFrame);
                  }
                };
                const rows = () => [...main.querySelectorAll('tbody tr')].map(it => it.querySelector('td').textContent.trim());
                """;

        @Test
        @DisplayName("whoever has pressed \"Show more\" keeps what that showed, though an answer to an earlier question comes later")
        void list() {
            assertThat(browser.awaits(SHOWN + """
                    const {listView} = await import('/app/parts/list.js');
                    const view = listView(page, {title: '', path: '/api/x', key: it => it, columns: [{name: 'n', cell: it => it}]});
                    const first = page.look();
                    asked[0].is(['a'], '/api/x?after=a');
                    await first;
                    show(view);
                    const again = page.look();
                    main.querySelector('.more button').click();
                    asked[2].is(['b']);
                    await until(() => (show(view), rows().length === 2));
                    asked[1].is(['a'], '/api/x?after=a');
                    await again;
                    await page.look();
                    show(view);
                    fetch = fetched;
                    return rows();
                    """)).isEqualTo(List.of("a", "b"));
        }

        @Test
        @DisplayName("the same of what came back of a retry")
        void retry() {
            assertThat(browser.awaits(SHOWN + """
                    const run = {state: 'RUNNING', retried: 9, returned: 2, ratePerSecond: 1, startedAt: '2026-11-22T09:31:00Z',
                      startedBy: 'op-1', updatedAt: '2026-11-22T09:31:00Z'};
                    const dead = id => ({id, state: 'DEAD', subscription: 'payment.orders', type: '', cause: 'x'});
                    const view = (await import('/app/views/retry.js')).view(page);
                    const first = page.look();
                    asked[0].is(run);
                    await until(() => asked.length === 2);
                    asked[1].is([dead('a')], '/api/x?after=a');
                    await first;
                    show(view);
                    const again = page.look();
                    asked[2].is(run);
                    await until(() => asked.length === 4);
                    main.querySelector('.more button').click();
                    asked[4].is([dead('b')]);
                    await until(() => (show(view), rows().length === 2));
                    asked[3].is([dead('a')], '/api/x?after=a');
                    await again;
                    show(view);
                    fetch = fetched;
                    return rows();
                    """)).isEqualTo(List.of("a", "b"));
        }
    }

    @Nested
    @DisplayName("router.js and api.js")
    class Addresses {

        @Test
        @DisplayName("an address can be read as it was written, whatever stands in it")
        void roundTrip() {
            String address = (String) call(
                    "router", "address", List.of("dead-letters", "a/b c"), Map.of("cause", "x?&=#é", "empty", ""));
            Map<String, Object> read = object(call("router", "parse", address));

            assertThat(read.get("path")).isEqualTo(List.of("dead-letters", "a/b c"));
            assertThat(read.get("query")).isEqualTo(Map.of("cause", "x?&=#é"));
            assertThat(object(call("router", "parse", "#/a%zz")).get("path")).isEqualTo(List.of("a%zz"));
        }

        @Test
        @DisplayName("a route takes its parameters, and nothing that is longer or shorter")
        void routes() {
            assertThat(call("router", "match", "orders/:id", List.of("orders", "4711"))).isEqualTo(Map.of("id", "4711"));
            assertThat(call("router", "match", "orders/:id", List.of("orders"))).isNull();
            assertThat(call("router", "match", "orders/:id", List.of("orders", "4711", "events"))).isNull();
        }

        @Test
        @DisplayName("the next page is read out of a Link header, empty parameters are left out of a query")
        void pages() {
            assertThat(call("api", "nextPage", "</api/orders?after=7>; rel=\"next\"")).isEqualTo("/api/orders?after=7");
            assertThat(call("api", "nextPage", (Object) null)).isNull();
            assertThat(call("api", "withQuery", "/api/orders", Map.of("status", "PLACED", "customerId", ""))).isEqualTo(
                    "/api/orders?status=PLACED");
        }
    }
}
