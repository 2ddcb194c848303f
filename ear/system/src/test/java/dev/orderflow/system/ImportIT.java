package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.orderflow.launcher.Stack;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of orders is imported. */
@OrderflowRunning
class ImportIT {

    private static final String HEADER = "customerId,currency,paymentToken,lines\n";

    private final Stack stack;
    private final Shop shop;
    private final Sql database;
    private String sku;

    ImportIT(Stack stack, Shop shop, Sql database) {
        this.stack = stack;
        this.shop = shop;
        this.database = database;
    }

    @BeforeEach
    void stock() {
        sku = shop.sells("2.00", 1_000_000);
    }

    @Test
    @DisplayName("good lines are placed and decided, bad ones are rejected with their numbers and reasons")
    void imported() throws Exception {
        String file = HEADER
                + "c-7,EUR,tok_visa," + sku + "*1\n"
                + "c-7,EUR,tok_visa," + sku + "*0\n"
                + "\n"
                + "\"c-7\",EUR,tok_visa,\"" + sku + "*2;" + sku + "*3\"\n"
                + "c-7,EUR,tok_visa,NO-SUCH-PRODUCT*1\n"
                + "c-7,USD,tok_visa," + sku + "*1\n"
                + "GmbH\",EUR,tok_visa," + sku + "*1\n"
                + "c-7,EUR,tok_declined," + sku + "*4";

        Response accepted = posting(file);
        accepted.then().statusCode(202).body("state", equalTo("RUNNING")).body("lines", equalTo(7)).body("errors", hasSize(0));
        String location = accepted.header("Location");
        assertThat(location).endsWith("/api/imports/" + accepted.path("id"));

        completed(location)
                .body("read", equalTo(7))
                .body("accepted", equalTo(3))
                .body("rejected", equalTo(4))
                .body("errors.line", equalTo(List.of(3, 6, 7, 8)))
                .body("errors.message", equalTo(List.of(
                        "lines[0].quantity must be a whole number from 1 to 10000.",
                        "lines[0].sku is not in the catalogue: NO-SUCH-PRODUCT.",
                        "currency is USD, but " + sku + " is sold in EUR.",
                        "The quotes of the line do not match: a value that has one is in quotes, and each in it is doubled.")));
        assertThat(quantities()).containsExactlyInAnyOrder("1", "2", "3", "4");
        await("all are decided").atMost(Duration.ofSeconds(60)).until(
                () -> database.texts("select distinct o.status from orders.orders o join orders.order_line l on l.order_id = o.id"
                        + " where l.sku = ? order by 1", sku),
                List.of("CONFIRMED", "REJECTED")::equals);
        assertThat(parts(accepted.path("id"))).as("parts left of a file that is imported").isZero();
        shop.operator().get(location + "/rejected?limit=3").then()
                .statusCode(200).body("line", equalTo(List.of(3, 6, 7)))
                .body("content", equalTo(List.of(
                        "c-7,EUR,tok_visa," + sku + "*0", "c-7,EUR,tok_visa,NO-SUCH-PRODUCT*1", "c-7,USD,tok_visa," + sku + "*1")))
                .header("Link", containsString("after=7"));
        shop.operator().get("/api/imports").then().statusCode(200).body("id[0]", equalTo(accepted.path("id")))
                .body("errors[0]", nullValue());
    }

    @Test
    @DisplayName("a value of several lines is one value: what it says is no order, and the lines around it are")
    void severalLines() throws Exception {
        String file = "\ufeff\"customerId\",currency,paymentToken,lines\r\n"
                + "c-7,EUR,tok_visa," + sku + "*1\r\n"
                + "\"Muster\r\nc-7,EUR,tok_visa," + sku + "*2\r\n\"\"GmbH\"\"\",EUR,tok_visa," + sku + "*3\r\n"
                + "c-7,EUR,tok_visa," + sku + "*4\r\n";

        completed(posting(file).header("Location")).body("accepted", equalTo(2)).body("errors.line", equalTo(List.of(3)));

        assertThat(quantities()).containsExactlyInAnyOrder("1", "4");
    }

    @Test
    @DisplayName("a file with a quote that is never closed is 422 with its line, and nothing of it is kept")
    void unclosedQuote() throws Exception {
        problem(posting(HEADER + "c-7,EUR,tok_visa," + sku + "*1\n\"c-7,EUR,tok_visa," + sku + "*1\n"), 422)
                .body("errors.field", equalTo(List.of("file")))
                .body("errors[0].message", containsString("line 3 "));

        assertThat(quantities()).isEmpty();
    }

    @Test
    @DisplayName("a file of several parts and chunks tells how far it is, and each line is placed once")
    void manyLines() throws Exception {
        String padding = " ".repeat(2_000);
        String file = HEADER + IntStream.rangeClosed(1, 1_100)
                .mapToObj(i -> "c-" + i + ",EUR,tok_visa,\"" + sku + "*1" + padding + "\"\n").collect(joining());
        Response accepted = posting(file);
        accepted.then().statusCode(202).body("lines", equalTo(1_100));
        assertThat(parts(accepted.path("id"))).isGreaterThan(1);

        completed(accepted.header("Location")).body("accepted", equalTo(1_100)).body("rejected", equalTo(0));

        assertThat(database.count("select count(distinct o.customer_id) from orders.orders o join orders.order_line l on l.order_id = o.id"
                + " where l.sku = ?", sku)).isEqualTo(1_100);
        assertThat(quantities()).hasSize(1_100);
        assertThat(database.count("select count(distinct o.placed_at) from orders.orders o join orders.order_line l on l.order_id = o.id"
                + " where l.sku = ?", sku)).as("chunks").isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "customerId;currency;paymentToken;lines\n", "c-1,EUR,tok_visa,A*1\n"})
    @DisplayName("a file with another first line is 422 at once")
    void otherHeader(String file) {
        problem(posting(file), 422).body("errors.field", hasItem("header"));
    }

    @Test
    @DisplayName("a line that is too large is 413, another media type 415, an unknown import 404, a customer 403")
    void otherwiseWrong() throws Exception {
        long before = database.count("select count(*) from imports.import");

        problem(posting(HEADER + "x".repeat(70_000)), 413);
        problem(shop.operator().contentType("application/json").body("{}").post("/api/imports"), 415);
        problem(shop.operator().get("/api/imports/none"), 404);
        problem(shop.operator().get("/api/imports/none/rejected"), 404);
        problem(shop.operator().get("/api/imports?after=none"), 422);
        problem(shop.customer().contentType("text/csv").body(HEADER.getBytes(UTF_8)).post("/api/imports"), 403);
        problem(shop.customer().get("/api/imports"), 403);

        assertThat(database.count("select count(*) from imports.import")).isEqualTo(before);
    }

    @Test
    @DisplayName("an upload that breaks off leaves nothing behind")
    void brokenOff() throws Exception {
        long before = database.count("select count(*) from imports.import");
        byte[] line = ("c-1,EUR,tok_visa," + sku + "*1\n").repeat(1_000).getBytes(UTF_8);
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(head("POST /api/imports", "text/csv", 1_000_000_000L));
            out.write(HEADER.getBytes(UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(line);
            }
            out.flush();
            await("it is under way").atMost(Duration.ofSeconds(20)).until(this::bodiesUnderWay, open -> open > 0);
        }

        await("it is gone").atMost(Duration.ofSeconds(20)).until(this::bodiesUnderWay, open -> open == 0);
        assertThat(database.count("select count(*) from imports.import")).isEqualTo(before);
        assertThat(database.count("select count(*) from imports.part")).isZero();
        assertThat(quantities()).isEmpty();
    }

    private long bodiesUnderWay() {
        return shop.operator().get("/api/metrics").asString().lines()
                .filter(line -> line.startsWith("orderflow_bodies_open "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    @Test
    @DisplayName("that an import may be of any size gives no other call more than its limit")
    void othersHaveLimits() throws Exception {
        byte[] megabyte = " ".repeat(1024 * 1024).getBytes(UTF_8);
        for (String call : List.of("POST /api/orders", "PUT /api/products/X")) {
            try (Socket socket = connect()) {
                socket.setSoTimeout(20_000);
                OutputStream out = socket.getOutputStream();
                out.write(head(call, "application/json", null));
                // As much as the server takes; it answers long before it has seen all of it.
                writeChunks(out, megabyte, 30);
                assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8)).as(call).isEqualTo("HTTP/1.1 413");
            }
        }
    }

    private static void writeChunks(OutputStream out, byte[] bytes, int count) {
        try {
            for (int i = 0; i < count; i++) {
                out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
                out.write(bytes);
                out.write("\r\n".getBytes(UTF_8));
            }
            out.write("0\r\n\r\n".getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            assertThat(e).as("a server that has answered may close").hasMessageMatching("(?i).*(broken pipe|reset).*");
        }
    }

    private Socket connect() throws IOException {
        URI application = URI.create(stack.credentials().get("app.url"));
        return new Socket(application.getHost(), application.getPort());
    }

    private byte[] head(String call, String mediaType, Long length) {
        String user = stack.credentials().get("operator.user") + ":" + stack.credentials().get("operator.password");
        return (call + " HTTP/1.1\r\nHost: test\r\nContent-Type: " + mediaType + "\r\nAuthorization: Basic "
                        + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)) + "\r\n"
                        + (length == null ? "Transfer-Encoding: chunked" : "Content-Length: " + length) + "\r\n\r\n")
                .getBytes(UTF_8);
    }

    private Response posting(String file) {
        return shop.operator().contentType("text/csv").body(file.getBytes(UTF_8)).post("/api/imports");
    }

    private ValidatableResponse completed(String location) {
        await("the import is completed").atMost(Duration.ofSeconds(60)).until(
                () -> shop.operator().get(location).then().statusCode(200).extract().path("state"), "COMPLETED"::equals);
        return shop.operator().get(location).then().statusCode(200);
    }

    private List<String> quantities() throws Exception {
        return database.texts("select quantity from orders.order_line where sku = ?", sku);
    }

    private long parts(String id) throws Exception {
        return database.count("select count(*) from imports.part where import_id = ?", id);
    }

    private static ValidatableResponse problem(Response answer, int status) {
        return answer.then().statusCode(status).contentType("application/problem+json");
    }
}
