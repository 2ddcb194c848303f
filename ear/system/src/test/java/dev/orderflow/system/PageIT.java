package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

/** The page in a real browser: what people see and do there. */
@OrderflowRunning
@DisplayName("On the page")
class PageIT {

    private static final Duration FIVE_DELIVERIES = Duration.ofSeconds(80);
    private static final String EVIL = "<img src=x onerror=\"document.title='hacked'\"><b>bold</b>";
    private static final long MOST_BYTES = 250_000;
    private static final List<String> VIEWS = List.of(
            "flow", "subscriptions/payment.orders", "orders", "orders/new", "dead-letters", "dead-letters/archive", "products", "stock",
            "shipments", "payments", "imports", "in-doubt", "health", "audit");

    private final Shop shop;
    private final Credentials credentials;
    private final Sql database;
    private Browser browser;

    PageIT(Shop shop, Stack stack, Sql database) {
        this.shop = shop;
        this.database = database;
        credentials = stack.credentials();
    }

    @BeforeEach
    void open() {
        browser = Browser.of(credentials);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("a person logs in by the form, comes to where the address leads, and logs out")
    void login() {
        browser.opens("/#/stock");
        browser.sees("form.login");
        looksAround("login");
        browser.sees("input[name=name]").sendKeys(credentials.get("operator.user"));
        browser.sees("input[name=password]").sendKeys("not the password");
        browser.sees("form.login button").click();
        browser.seesText("[role=alert]", "Name or password is wrong");

        WebElement password = browser.sees("input[name=password]");
        password.clear();
        password.sendKeys(credentials.get("operator.password"));
        browser.sees("form.login button").click();
        browser.seesText("main h1", "Stock");

        browser.sees(".who button").click();
        browser.seesText("h1", "Log in to Orderflow");
    }

    @Test
    @DisplayName("a customer has the shop, and nothing of what operators have")
    void customer() {
        browser.logsIn(credentials.get("customer.user"), credentials.get("customer.password"));
        browser.opens("/?customer#/flow");

        browser.seesText("main h1", "Orders");
        assertThat(browser.all("nav a[href='#/flow'], nav a[href='#/dead-letters'], nav a[href='#/audit']")).isEmpty();
    }

    @Test
    @DisplayName("an operator pauses a subscription with a reason, sees it paused in the flow, and resumes it")
    void flow() {
        view("subscriptions/shipping.orders");
        browser.sees("main .actions button").click();
        browser.sees("dialog textarea").sendKeys("the carrier " + EVIL);
        browser.sees("dialog .buttons button:last-child").click();
        browser.seesText("main h1", "paused");
        browser.seesText("main", "the carrier " + EVIL);

        view("flow");
        browser.sees(".picture .box.paused");
        assertThat(browser.all(".picture a[href^='#/subscriptions/']")).hasSizeGreaterThan(5);

        view("subscriptions/shipping.orders");
        browser.sees("main .actions button.primary").click();
        browser.sees("dialog textarea").sendKeys("it is back");
        browser.sees("dialog .buttons button:last-child").click();
        browser.until(driver -> browser.all("main h1 .badge.paused").isEmpty());
    }

    @Test
    @DisplayName("an order is placed from the catalogue and watched until it is decided, with its story; then it is cancelled")
    void order() {
        String sku = shop.sells("3.00", 10);
        view("orders/new");
        browser.sees(".shop input[type=search]").sendKeys(sku);
        browser.sees(".good-card button").click();
        browser.sees(".basket button.primary").click();

        browser.seesText("main h1", "confirmed");
        browser.seesText(".story", "OrderPlaced");
        browser.seesText(".story", "OrderConfirmed");
        browser.sees(".story .row").click();
        browser.seesText("main pre", "\"specversion\"");

        browser.sees("main .actions .danger-quiet").click();
        browser.sees("dialog input").sendKeys(EVIL);
        browser.sees("dialog .buttons button:last-child").click();
        browser.seesText("main", EVIL);
        browser.seesText(".story", "OrderCancelled");
        assertThat(browser.runs("return document.title")).asString().startsWith("Order");
    }

    @Test
    @DisplayName("a dead letter is edited with the difference in sight, approved by a second operator, and its order confirmed")
    void deadLetter() throws Exception {
        String order = shop.places(shop.sells("1.00", 10), 1, "tok_broken");
        String id = await("a dead letter").atMost(FIVE_DELIVERIES).until(
                () -> shop.operator().get("/api/dead-letters").then().extract()
                        .<String>path("find { it.subject == '" + order + "' }?.id"),
                found -> found != null);
        view("dead-letters");
        browser.seesText("main table", "ProviderFault");

        view("dead-letters/" + id);
        browser.seesText("main", "tok_broken");
        browser.seesText("main .attempt pre", "ProviderFault");
        assertThat(browser.barriers()).isEmpty();
        browser.sees("main .actions button:nth-of-type(2)").click();
        browser.sees(".editor textarea");
        String text = browser.sees(".editor textarea").getDomProperty("value");
        edit("{");
        browser.seesText(".marks", "line 1");
        edit(text.replace("tok_broken", "tok_visa"));
        browser.sees(".panel > .buttons .primary").click();
        browser.seesText(".diff .new", "tok_visa");
        browser.sees("input[name=reason]").sendKeys("a token that works");
        browser.sees("form > .buttons .primary").click();

        browser.seesText("main", "Another operator has to approve it.");
        database.addsOperator("approver");
        browser.logsIn("approver", credentials.get("operator.password"));
        browser.opens("/?approver#/dead-letters/" + id);
        browser.seesText("main .diff .new", "tok_visa");
        browser.sees("main .panel > .buttons .primary").click();
        browser.sees("dialog .buttons button:last-child").click();

        browser.seesText("main h1", "edited");
        shop.eventually(order, "CONFIRMED");
    }

    @Test
    @DisplayName("what strangers write is text, wherever it is shown")
    void strangers() {
        String sku = shop.sells("1.00", 10);
        shop.operator().contentType(ContentType.JSON).body(Map.of("name", EVIL, "unitPrice", "1.00", "currency", "EUR"))
                .put("/api/products/{sku}", sku).then().statusCode(200);
        view("orders/new");
        browser.sees(".shop input[type=search]").sendKeys(sku);
        browser.seesText(".good-card", EVIL);

        assertThat(browser.all("img:not(.brand *), b")).isEmpty();
        assertThat(browser.runs("return document.title")).asString().doesNotContain("hacked");
    }

    @Test
    @DisplayName("nothing is a serious barrier, in light and dark, nor against the policy; nothing is wider than a narrow screen")
    void barriers() {
        view("flow");
        // The browser itself complains of the 401 by which the page learns that nobody is logged in yet.
        browser.complaints();
        for (String theme : List.of("light", "dark")) {
            browser.prefers("prefers-color-scheme", theme);
            for (String name : VIEWS) {
                view(name);
                browser.until(driver -> browser.all("main [aria-busy]").isEmpty());
                looksAround(name, theme);
            }
        }
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @DisplayName("the first view, from the form to the flow, is 250 kB at most over the wire; how soon it can be used is told")
    void weight() {
        browser.opens("/#/flow");
        long form = browser.millisUntil("form.login button");
        browser.sees("input[name=name]").sendKeys(credentials.get("operator.user"));
        browser.sees("input[name=password]").sendKeys(credentials.get("operator.password"));
        browser.sees("form.login button").click();
        browser.sees(".picture .box");
        browser.sees(".chart");
        List<?> bytes = (List<?>) browser.runs(
                "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(it =>"
                        + " it.transferSize)");
        long sum = bytes.stream().mapToLong(it -> ((Number) it).longValue()).sum();
        browser.opens("/?again#/flow");
        long flow = browser.millisUntil(".picture .box");

        System.out.printf("The first view: %d bytes in %d answers; the form after %d ms, the flow after %d ms.%n", sum,
                bytes.size(), form, flow);
        assertThat(sum).isBetween(10_000L, MOST_BYTES);
    }

    private void looksAround(String name) {
        List.of("light", "dark").forEach(theme -> looksAround(name, theme));
    }

    private void looksAround(String name, String theme) {
        browser.prefers("prefers-color-scheme", theme);
        for (int width : new int[] {375, 1920, 1280}) {
            browser.shrinks(width, width == 375 ? 812 : 900);
            assertThat(browser.runs("return document.documentElement.scrollWidth - innerWidth"))
                    .as(name + " at " + width).asString().matches("0|-\\d+");
            browser.pictures("view-%s-%s-%d".formatted(name.replace('/', '-'), theme, width));
        }
        assertThat(browser.barriers()).as(theme + " " + name).isEmpty();
    }

    /** Opens a view as an operator; another query than before, so that the browser loads it anew. */
    private void view(String name) {
        if (browser.all(".who").isEmpty()) {
            browser.logsIn(credentials.get("operator.user"), credentials.get("operator.password"));
            browser.opens("/?operator#/" + name);
        } else {
            browser.runs("location.hash = '#/' + arguments[0]", name);
        }
        browser.sees("main[data-view='" + name + "'] h1");
    }

    private void edit(String text) {
        browser.runs(
                "const area = document.querySelector('.editor textarea'); area.value = arguments[0];"
                        + "area.dispatchEvent(new Event('input'));",
                text);
    }
}
