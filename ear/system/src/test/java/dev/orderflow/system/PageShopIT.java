package dev.orderflow.system;

import static dev.orderflow.system.Visitor.EVIL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What people buy, send off and import at the page. */
@OrderflowRunning
@DisplayName("In the shop")
class PageShopIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MANY_LINES = 5_000;

    private final Shop shop;
    private final Credentials credentials;
    private Visitor visitor;

    PageShopIT(Shop shop, Stack stack) {
        this.shop = shop;
        credentials = stack.credentials();
    }

    @AfterEach
    void close() {
        if (visitor != null) {
            visitor.close();
        }
    }

    @Test
    @DisplayName("a customer picks from the catalogue, pays with a card that is declined, and watches the order get rejected")
    void declined() {
        String sku = shop.sells("2.50", 10);
        visitor = Visitor.customer(credentials);
        visitor.view("orders/new");
        visitor.browser.sees(".shop input[type=search]").sendKeys(sku);
        visitor.presses("Add");
        visitor.browser.sees("input[value=tok_declined]").click();
        visitor.looksAround("place-an-order");
        visitor.browser.sees(".basket button.primary").click();

        visitor.browser.seesText("main h1", "rejected");
        visitor.browser.seesText(".story", "PaymentDeclined");
        visitor.browser.seesText(".story", "StockReleased");
        visitor.looksAround("order-rejected");
        assertThat(visitor.browser.all("main .actions button")).as("nothing is left to do").isEmpty();
    }

    @Test
    @DisplayName("an order arrives in the list while somebody looks, and gets decided there")
    void arrives() {
        String sku = shop.sells("2.50", 10);
        visitor = Visitor.customer(credentials);
        visitor.browser.sees(".live:not(.stale)");
        String row = "main tr:has(a[href='#/orders/" + shop.places(sku, 1, "tok_visa") + "'])";

        visitor.browser.sees(row);
        visitor.browser.seesText(row, "confirmed");
    }

    @Test
    @DisplayName("an order that has not the status any more that somebody looks for leaves the list, in front of his eyes")
    void leaves() {
        String order = shop.places(shop.sells("2.50", 10), 1, "tok_visa");
        String row = "main tr:has(a[href='#/orders/" + order + "'])";
        shop.eventually(order, "CONFIRMED");
        visitor = Visitor.customer(credentials);
        visitor.view("orders?status=CONFIRMED");
        visitor.browser.sees(row);
        visitor.browser.sees(".live:not(.stale)");

        shop.cancels(order);

        visitor.browser.until(page -> visitor.browser.all(row).isEmpty());
    }

    @Test
    @DisplayName("somebody with a narrow screen opens the menu, goes to a view by it, and has it out of the way there")
    void menu() {
        visitor = Visitor.customer(credentials);
        Browser browser = visitor.browser;
        browser.shrinks(375, 812);
        browser.until(page -> !browser.all("nav").get(0).isDisplayed());
        assertThat(browser.sees(".menu").getDomAttribute("aria-expanded")).isEqualTo("false");

        browser.sees(".menu").click();
        browser.sees(".menu[aria-expanded=true]");
        assertThat(browser.barriers()).isEmpty();
        browser.sees("nav a[href='#/stock']").click();

        browser.sees("main[data-view=stock] h1");
        browser.sees(".menu[aria-expanded=false]");
        assertThat(browser.all("nav").get(0).isDisplayed()).isFalse();
    }

    @Test
    @DisplayName("somebody without a mouse skips the navigation by the first key, to what the view is about")
    void skips() {
        visitor = Visitor.customer(credentials);
        Browser browser = visitor.browser;
        browser.sees("a[href='#/orders/new']");
        browser.presses(Keys.TAB);
        assertThat(browser.runs("const it = document.activeElement; return [it.className, it.getBoundingClientRect().top >= 0].join();"))
                .isEqualTo("skip,true");

        browser.presses(Keys.ENTER);
        assertThat(browser.runs("return document.activeElement.id")).isEqualTo("main");
        browser.presses(Keys.TAB);
        assertThat(browser.runs("return document.activeElement.closest('main') !== null")).isEqualTo(true);
        assertThat(browser.runs("return location.hash")).isEqualTo("#/orders");
    }

    @Test
    @DisplayName("an operator adds a product, changes its price, and counts its stock; what it is called is text everywhere")
    void catalogue() {
        String mark = UUID.randomUUID().toString();
        String sku = "A-" + mark + "<b>";
        String name = "Tea of " + mark + EVIL;
        visitor = Visitor.operator(credentials);
        visitor.view("products");
        visitor.presses("Add a product…");
        visitor.does(sku, name, "4.50", "EUR");
        visitor.sees(name);
        visitor.browser.sees("main button[aria-label^='Change Tea of " + mark + "']").click();
        visitor.does(name, "5.25", "EUR");
        visitor.sees("€5.25");
        visitor.isNotFooled();
        shop.operator().get("/api/products/{sku}", sku).then().statusCode(200).body("unitPrice", equalTo("5.25"));

        shop.stocks(sku, 3);
        visitor.view("stock");
        visitor.sees("few left");
        visitor.browser.sees("main button[aria-label^='Count A-" + mark + "']").click();
        visitor.does("700123");
        visitor.sees("700,123");
        visitor.isNotFooled();
        shop.operator().get("/api/stock/{sku}", sku).then().statusCode(200).body("onHand", equalTo(700_123));
    }

    @Test
    @DisplayName("somebody without a mouse logs in, places an order, watches it, and cancels it with a reason")
    void byKeyboard() {
        String sku = shop.sells("2.50", 10);
        visitor = Visitor.customer(credentials);
        Browser browser = visitor.browser;
        browser.tabsTo(".who button");
        browser.presses(Keys.ENTER);
        browser.seesText("h1", "Log in");
        browser.tabsTo("input[name=name]");
        browser.presses(credentials.get("customer.user"));
        browser.tabsTo("input[name=password]");
        browser.presses(credentials.get("customer.password"), Keys.ENTER);
        browser.seesText("main h1", "Orders");

        browser.tabsTo("a[href='#/orders/new']");
        browser.presses(Keys.ENTER);
        browser.sees("main[data-view='orders/new'] .goods");
        browser.tabsTo(".shop input[type=search]");
        browser.presses(sku);
        browser.until(page -> browser.all(".good-card").size() == 1);
        browser.tabsTo(".good-card button");
        browser.presses(Keys.ENTER);
        browser.seesText(".basket", "2.50");
        browser.tabsTo(".basket button.primary");
        browser.presses(Keys.SPACE);
        browser.seesText("main h1", "confirmed");
        browser.tabsTo(".story .row");
        browser.presses(Keys.ENTER);
        browser.seesText("main pre", "\"specversion\"");

        browser.runs("document.querySelector('main h1').focus()");
        browser.tabsTo("main .actions .danger-quiet");
        browser.presses(Keys.ENTER);
        browser.sees("dialog input");
        browser.presses(Keys.ESCAPE);
        browser.until(page -> browser.all("dialog").isEmpty());
        assertThat(browser.runs("return document.activeElement.className")).as("back where one was").isEqualTo("danger-quiet");
        browser.presses(Keys.ENTER);
        browser.sees("dialog input");
        browser.presses("changed my mind " + EVIL, Keys.ENTER);
        browser.seesText("main h1", "cancelled");
        visitor.sees("changed my mind " + EVIL);
        visitor.isNotFooled();
    }

    @Test
    @DisplayName("an operator sends an order off, from the list of shipments and from the order; it becomes shipped")
    void dispatched() {
        String sku = shop.sells("2.50", 10);
        List<String> orders = shop.placesTogether(sku, List.of("tok_visa", "tok_visa"));
        orders.forEach(order -> shop.eventuallyShipment(order, "PREPARED"));
        visitor = Visitor.operator(credentials);
        visitor.view("orders/" + orders.get(0));
        visitor.presses("Dispatch…");
        visitor.does();
        visitor.browser.seesText("main h1", "shipped");
        visitor.browser.seesText(".story", "OrderShipped");
        visitor.looksAround("order-shipped");

        visitor.browser.awaits("location.hash = '#/shipments'");
        visitor.browser.sees("main[data-view=shipments] table");
        String button = "button[aria-label='Dispatch the shipment for order " + orders.get(1).substring(0, 8) + "']";
        // Those that other tests have left there come first, some fifty at each press.
        visitor.browser.untilWithin(Duration.ofMinutes(3), page -> {
            if (visitor.browser.all(button).isEmpty()) {
                visitor.browser.all("main .more button").forEach(it -> it.click());
            }
            return !visitor.browser.all(button).isEmpty();
        });
        visitor.browser.sees(button).click();
        visitor.browser.until(page -> visitor.browser.all(button).isEmpty());
        shop.eventually(orders.get(1), "SHIPPED");
    }

    @Test
    @DisplayName("an operator uploads a file of orders, sees how far it is, and downloads the lines that were rejected, as text")
    void imported(@TempDir Path folder) throws IOException {
        String sku = shop.sells("2.00", 1_000_000);
        Path file = Files.writeString(folder.resolve("orders.csv"), "customerId,currency,paymentToken,lines\n"
                + ("c-7,EUR,tok_visa," + sku + "*0\n").repeat(MANY_LINES)
                + "c-7,EUR,tok_visa," + sku + "*1\n"
                + "c-7,EUR,tok_visa," + EVIL.replace("\"", "") + "*1\n"
                + "c-7,EUR,tok_visa,=1+2*1\n");
        visitor = Visitor.operator(credentials);
        visitor.browser.downloadsTo(folder);
        visitor.view("imports");
        visitor.browser.all("main input[type=file]").get(0).sendKeys(file.toString());
        visitor.looksAround("imports");
        visitor.presses("Upload");

        visitor.browser.sees("main progress");
        visitor.browser.seesText("main h1", "completed");
        visitor.sees("5,003 of 5,003 lines");
        assertThat(visitor.browser.all("main tbody tr")).as("not all of so many").hasSize(100);
        visitor.looksAround("import");
        visitor.presses("Download rejected lines");
        Path rejected = await("the rejected lines").atMost(SOON).until(() -> downloaded(folder), it -> it != null);
        assertThat(Files.readAllLines(rejected, UTF_8))
                .hasSize(1 + MANY_LINES + 2)
                .startsWith("line,message,content",
                        "2,\"lines[0].quantity must be a whole number from 1 to 10000.\",\"c-7,EUR,tok_visa," + sku + "*0\"")
                .anyMatch(line -> line.contains("<img src=x onerror="));
        visitor.isNotFooled();

        // The answer does not come before somebody leaves.
        visitor.browser.runs("const made = fetch; fetch = (path, options) => !path.includes('/rejected') ? made(path, options)"
                + " : new Promise((_, reject) => options.signal.addEventListener('abort', () => {"
                + " window.ended = true; reject(options.signal.reason); }));");
        visitor.presses("Download rejected lines");
        visitor.sees("Downloading…");
        visitor.view("imports");
        visitor.browser.until(page -> Boolean.TRUE.equals(visitor.browser.runs("return window.ended")));
        assertThat(visitor.browser.all(".message")).isEmpty();
    }

    @Test
    @DisplayName("a page that nobody touches says so when it looks by itself, and keeps no session open; one that is touched does")
    void nobodyThere() {
        visitor = Visitor.customer(credentials);
        Browser browser = visitor.browser;
        visitor.view("stock");
        visitor.lookedAwayFor(120_000);
        browser.until(page -> "/api/stock?limit=50 true".equals(browser.runs("return window.asked")));

        browser.presses(Keys.SHIFT);
        browser.until(page -> "/api/stock?limit=50 ".equals(browser.runs("return window.asked")));
    }

    private static Path downloaded(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().matches("rejected-.*\\.csv")).findFirst().orElse(null);
        }
    }

    @Test
    @DisplayName("what customers, payment tokens, strangers' events and operators are called, and what is searched for, is text, too")
    void calledAsTheyLike(ForeignProgram program, Sql database) throws Exception {
        String anna = "<img src=x onerror=alert(1)><b>";
        database.addsOperator(anna);
        String sku = shop.sells("1.00", 10);
        String order = shop.operator(anna).contentType(ContentType.JSON)
                .body(Map.of("customerId", EVIL, "currency", "EUR", "paymentToken", EVIL,
                        "lines", List.of(Map.of("sku", sku, "quantity", 1))))
                .post("/api/orders").then().statusCode(201).extract().path("id");
        shop.eventually(order, "REJECTED");
        String evil = EVIL.replace("\"", "\\\"");
        program.sends("shipping::history.shipping", """
                {"specversion":"1.0","id":"%s","source":"/elsewhere/%s","type":"Praised %s","time":"%s","subject":"%s",\
                "data":{"%s":"%s"}}"""
                .formatted(UUID.randomUUID(), evil, evil, Instant.now(), order, evil, evil), Map.of("ce_subject", order));
        shop.operator(anna).contentType(ContentType.JSON).body(Map.of("name", "x", "unitPrice", "1.00", "currency", "EUR"))
                .put("/api/products/{sku}", sku).then().statusCode(200);
        visitor = Visitor.operator(credentials);
        Browser browser = visitor.browser;
        browser.logsIn(anna, credentials.get("operator.password"));
        browser.opens("/?anna#/orders/" + order);

        browser.seesText(".who", anna);
        visitor.sees(EVIL);
        browser.seesText(".story", "Praised " + EVIL);
        browser.runs("document.querySelector('main details').open = true");
        for (String event : List.of("OrderPlaced", "Praised " + EVIL)) {
            visitor.presses(event);
            browser.seesText("main .columns h2", event);
            browser.seesText("main .columns pre", evil);
            visitor.isNotFooled();
        }
        visitor.view("audit?who=" + URLEncoder.encode(anna, UTF_8));
        visitor.sees(anna);
        visitor.isNotFooled();
        visitor.view("dead-letters?search=" + URLEncoder.encode(EVIL, UTF_8));
        assertThat(browser.sees("main input[type=search]").getDomProperty("value")).isEqualTo(EVIL);
        visitor.isNotFooled();
        visitor.view("orders?customerId=" + URLEncoder.encode(EVIL, UTF_8));
        visitor.sees(EVIL);
        visitor.isNotFooled();
        browser.runs("location.hash = '#/subscriptions/' + encodeURIComponent(arguments[0])", EVIL);
        browser.seesText("main h1", EVIL);
        visitor.isNotFooled();
    }

    @Test
    @DisplayName("what strangers call a product, and why they cancel, is text wherever it is shown")
    void strangers() {
        String sku = shop.sells("1.00", 10);
        shop.operator().contentType(ContentType.JSON).body(Map.of("name", EVIL + sku, "unitPrice", "1.00", "currency", "EUR"))
                .put("/api/products/{sku}", sku).then().statusCode(200);
        String order = shop.places(sku, 1, "tok_visa");
        shop.eventually(order, "CONFIRMED");
        shop.asksToCancel(order, "because " + EVIL).then().statusCode(202);
        visitor = Visitor.operator(credentials);

        for (String view : List.of("orders", "orders/" + order)) {
            visitor.view(view);
            visitor.sees("because " + EVIL);
            visitor.isNotFooled();
        }
        visitor.view("orders/new");
        visitor.browser.sees(".shop input[type=search]").sendKeys(sku);
        visitor.browser.seesText(".good-card", EVIL);
        visitor.presses("Add");
        visitor.browser.seesText(".basket", EVIL);
        visitor.isNotFooled();
        visitor.view("products");
        visitor.looksAround("products");
        visitor.view("stock");
        visitor.looksAround("stock");
        visitor.view("shipments");
        visitor.looksAround("shipments");
        visitor.view("payments");
        visitor.looksAround("payments");
        visitor.isNotFooled();
    }
}
