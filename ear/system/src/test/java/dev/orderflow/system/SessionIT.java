package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OrderflowRunning
@DisplayName("A session, on the server as it is,")
class SessionIT {

    private static final String PROBLEM = "application/problem+json";
    private static final String COOKIE = "orderflow-session";
    private static final String PASSWORD = "a secret of a test";
    /** For so long a node trusts what it has read, and some more. */
    private static final Duration TRUSTED = Duration.ofSeconds(20);

    private final Shop shop;
    private final Sql database;
    private final String name = "c-" + UUID.randomUUID();

    SessionIT(Shop shop, Sql database) {
        this.shop = shop;
        this.database = database;
    }

    private record Page(Shop shop, String cookie, String csrfToken) {

        private RequestSpecification reads() {
            return shop.anyone().cookie(COOKIE, cookie);
        }

        private RequestSpecification changes() {
            return reads().header("X-CSRF-Token", csrfToken).contentType(JSON);
        }
    }

    @BeforeEach
    void aCustomer() {
        is("customer");
    }

    @Test
    @DisplayName("WEB-SESSION-P1 begins with a cookie that no script reads, does what its user may, and ends")
    void life() {
        Response login = login(PASSWORD);
        login.then().statusCode(200)
                .header("Set-Cookie", matchesPattern("orderflow-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"))
                .header("Cache-Control", containsString("no-store"))
                .body("name", equalTo(name))
                .body("roles", contains("customer"));
        Page page = page(login);
        String sku = shop.sells("1.00", 5);
        Map<String, Object> order = Map.of(
                "customerId", name, "currency", "EUR", "paymentToken", "tok_visa", "lines", List.of(Map.of("sku", sku, "quantity", 1)));

        String id = page.changes().body(order).post("/api/orders").then().statusCode(201).extract().path("id");
        page.reads().get("/api/orders").then().statusCode(200).body("customerId", everyItem(equalTo(name)));
        page.reads().get("/api/orders/{id}", id).then().statusCode(200);
        page.reads().get("/openapi").then().statusCode(200);
        page.reads().get("/docs").then().statusCode(200).contentType(containsString("text/html"));
        page.reads().get("/api/flow").then().statusCode(403).contentType(PROBLEM);
        page.reads().get("/api/login").then().statusCode(200).body("csrfToken", equalTo(page.csrfToken()));

        page.changes().delete("/api/login").then().statusCode(204).header("Set-Cookie", containsString("Max-Age=0"))
                .header("Clear-Site-Data", equalTo("\"cache\", \"storage\""));
        nobody(page);
        shop.eventually(id, "CONFIRMED");
    }

    @Test
    @DisplayName("of an operator may do everything that an operator may")
    void operator() {
        is("operator");
        Page page = page(login(PASSWORD));

        page.reads().get("/api/flow").then().statusCode(200);
        page.reads().get("/api/audit").then().statusCode(200);
        page.changes().body(Map.of("name", "x", "unitPrice", "1.00", "currency", "EUR")).put("/api/products/{sku}", "S-" + name)
                .then().statusCode(oneOf(200, 201));
    }

    @Test
    @DisplayName("WEB-SESSION-P2 changes nothing without its CSRF token, and nothing happens; HTTP Basic needs none and wins")
    void csrf() {
        Page page = page(login(PASSWORD));

        page.reads().contentType(JSON).body("{}").post("/api/orders").then().statusCode(403).contentType(PROBLEM)
                .body("type", equalTo("urn:orderflow:problem:csrf-token"));
        page.reads().header("X-CSRF-Token", "x").contentType(JSON).body("{}").post("/api/orders").then().statusCode(403);
        page.reads().delete("/api/login").then().statusCode(403);
        page.changes().body("{}").post("/api/orders").then().statusCode(422);
        shop.operator().cookie(COOKIE, page.cookie()).contentType(JSON).body("{}").post("/api/orders").then().statusCode(422);
        shop.as(name, "wrong").cookie(COOKIE, page.cookie()).get("/api/orders").then().statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"));
    }

    @Test
    @DisplayName("WEB-SESSION-P2 does not begin where another site makes the browser log in, nor with a form")
    void otherSite() {
        shop.anyone().header("Origin", "http://elsewhere.invalid").contentType(JSON).body(Map.of("name", name, "password", PASSWORD))
                .post("/api/login").then().statusCode(403).header("Set-Cookie", equalTo(null));
        shop.anyone().header("Sec-Fetch-Site", "cross-site").contentType(JSON).body(Map.of("name", name, "password", PASSWORD))
                .post("/api/login").then().statusCode(403);
        shop.anyone().formParam("name", name).formParam("password", PASSWORD).post("/api/login").then().statusCode(415);
    }

    @Test
    @DisplayName("WEB-SESSION-P2 is not what a browser is in that keeps a password; there, too, another site changes nothing")
    void otherSiteWithBasic() {
        for (String site : List.of("cross-site", "same-site")) {
            shop.operator().header("Sec-Fetch-Site", site).contentType(JSON).body("{}").post("/api/orders").then().statusCode(403)
                    .contentType(PROBLEM).body("type", equalTo("urn:orderflow:problem:foreign-page"));
            shop.operator().header("Sec-Fetch-Site", site).get("/api/orders").then().statusCode(200);
        }
        shop.operator().header("Sec-Fetch-Site", "same-origin").contentType(JSON).body("{}").post("/api/orders").then().statusCode(422);
    }

    @Test
    @DisplayName("WEB-SESSION-P5 is asked for with the form by who goes to the descriptions with a browser; a program is told of Basic")
    void descriptions() {
        for (String path : List.of("/docs", "/docs/events.html")) {
            shop.anyone().redirects().follow(false).header("Sec-Fetch-Mode", "navigate").get(path).then().statusCode(303)
                    .header("Location", equalTo("/#" + path)).header("WWW-Authenticate", equalTo(null));
            shop.anyone().get(path).then().statusCode(401).header("WWW-Authenticate", containsString("Basic"));
            shop.operator().header("Sec-Fetch-Mode", "navigate").get(path).then().statusCode(200);
        }
    }

    @Test
    @DisplayName("WEB-SESSION-P3 WEB-SESSION-P4 that is none is told without Basic to a script, and with it to a program; wrong passwords"
            + " are counted")
    void challenge() {
        double before = refused();
        login("another secret").then().statusCode(401).contentType(PROBLEM).header("WWW-Authenticate", not(containsString("Basic")));
        shop.anyone().get("/api/login").then().statusCode(401).header("WWW-Authenticate", not(containsString("Basic")));
        shop.anyone().header("Sec-Fetch-Mode", "cors").get("/api/orders").then().statusCode(401)
                .header("WWW-Authenticate", not(containsString("Basic")));
        shop.anyone().header("X-Requested-With", "page").get("/api/orders").then().statusCode(401)
                .header("WWW-Authenticate", not(containsString("Basic")));
        shop.anyone().get("/api/orders").then().statusCode(401).header("WWW-Authenticate", containsString("Basic"));
        assertThat(refused() - before).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"last_used = now() - interval '30 minutes'", "begun = now() - interval '12 hours'"})
    @DisplayName("IDENTITY-P9 is over half an hour after its last use, and twelve hours after it began")
    void timeOut(String change) throws SQLException {
        Page page = page(login(PASSWORD));
        database.executes("update identity.session set " + change + " where name = '" + name + "'");

        // Not asked before, so the node reads it now.
        nobody(page);
    }

    @Test
    @DisplayName("IDENTITY-P9 is over when its user is removed or disabled, also by a statement in the database")
    void userGone() throws SQLException {
        Page first = page(login(PASSWORD));
        first.reads().get("/api/orders").then().statusCode(200);
        disabled(true);
        nobody(first);

        disabled(false);
        Page second = page(login(PASSWORD));
        second.reads().get("/api/orders").then().statusCode(200);
        database.executes("delete from identity.app_user where name = '" + name + "'");
        await("it is over").atMost(TRUSTED).until(() -> second.reads().get("/api/orders").statusCode() == 401);
    }

    @Test
    @DisplayName("IDENTITY-P8 is stored with a hash of its token only")
    void hash() throws SQLException {
        Page page = page(login(PASSWORD));

        assertThat(database.texts("select token_hash from identity.session where name = '" + name + "'")).singleElement().asString()
                .matches("[0-9a-f]{64}").isNotEqualTo(page.cookie());
    }

    private void is(String role) {
        shop.operator().contentType(JSON).body(Map.of("role", role, "password", PASSWORD)).put("/api/users/{name}", name).then()
                .statusCode(oneOf(200, 201));
    }

    private void disabled(boolean disabled) {
        shop.operator().contentType(JSON).body(Map.of("role", "customer", "disabled", disabled)).put("/api/users/{name}", name).then()
                .statusCode(200);
    }

    private Response login(String password) {
        return shop.anyone().contentType(JSON).body(Map.of("name", name, "password", password)).post("/api/login");
    }

    private Page page(Response login) {
        login.then().statusCode(200);
        return new Page(shop, login.cookie(COOKIE), login.path("csrfToken"));
    }

    private double refused() {
        return PreferWaitIT.gauge(shop, "orderflow_calls_refused_total{status=\"401\"}");
    }

    private static void nobody(Page page) {
        page.reads().get("/api/orders").then().statusCode(401).contentType(PROBLEM)
                .header("WWW-Authenticate", not(containsString("Basic")));
        page.reads().get("/api/login").then().statusCode(401);
    }
}
