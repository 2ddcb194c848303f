package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Login and descriptions in a real browser. */
@OrderflowRunning
@DisplayName("Somebody with a browser")
class PageLoginIT {

    private static final String SWAGGER_UI = "#api";
    /** What it draws is its own: grey on grey, buttons in buttons, a choice without a name. A version that is worse is noticed here. */
    private static final List<String> BROKEN_BY_SWAGGER_UI = List.of("color-contrast", "nested-interactive", "select-name");

    private final Credentials credentials;
    private Browser browser;

    PageLoginIT(Stack stack) {
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
    @DisplayName("WEB-SESSION-P1 is logged in by a cookie that no script sees; no password stays in the browser")
    void nothingKept() {
        asOperator();

        assertThat(status("/api/flow")).isEqualTo(200);
        assertThat(browser.runs("return document.cookie")).isEqualTo("");
        assertThat(browser.runs("return JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")).isEqualTo("{}{}");
        assertThat((List<?>) browser.awaits("return (await indexedDB.databases()).map(it => it.name)")).isEmpty();
        assertThat((List<?>) browser.awaits("return isSecureContext ? caches.keys() : []")).isEmpty();
    }

    @Test
    @DisplayName("WEB-SESSION-P2 WEB-SESSION-P3 changes something with the CSRF token only, and is told without a dialog that nobody is"
            + " logged in")
    void session() {
        browser.opens("/");
        assertThat(status("/api/orders")).isEqualTo(401);
        asOperator();
        assertThat(browser.awaits("return (await fetch('/api/login', {method: 'DELETE'})).status")).isEqualTo(403L);
        assertThat(browser.awaits(
                        "const who = await (await fetch('/api/login')).json();"
                                + "return (await fetch('/api/login', {method: 'DELETE', headers: {'X-CSRF-Token':"
                                + " who.csrfToken}})).status"))
                .isEqualTo(204L);
        assertThat(status("/api/orders")).isEqualTo(401);
        assertThat(status("/api/login")).isEqualTo(401);
    }

    @Test
    @DisplayName("WEB-SESSION-P5 who goes to the descriptions is asked by the form, never by the browser, and then is there")
    void descriptionsByForm() {
        browser.opens("/docs/read.html?settings");
        assertThat(browser.all("form.login a[href^='/docs']")).isEmpty();
        browser.sees("input[name=name]").sendKeys(credentials.get("customer.user"));
        browser.sees("input[name=password]").sendKeys(credentials.get("customer.password"));
        browser.sees("form.login button").click();
        browser.seesText("h1", "Settings");

        browser.opens("/");
        browser.sees(".who button").click();
        browser.seesText("h1", "Log in to Orderflow");
        assertThat(status("/api/orders")).isEqualTo(401);
    }

    @Test
    @DisplayName("WEB-SESSION-P2 goes on in one tab after a login in another: what is changed is changed, for the same user")
    void sameUserInTwoTabs(Shop shop) {
        String order = cancelsAfterLoginInAnotherTab(shop, "operator");

        browser.seesText("main h1", "cancelled");
        shop.eventually(order, "CANCELLED");
    }

    @Test
    @DisplayName("WEB-SESSION-P2 begins anew in one tab after somebody else's login in another, is told so, and changes nothing for"
            + " that one")
    void otherUserInTwoTabs(Shop shop) {
        String order = cancelsAfterLoginInAnotherTab(shop, "customer");

        browser.seesText(".messages", credentials.get("customer.user") + " has logged in with another tab");
        browser.seesText(".who", credentials.get("customer.user"));
        browser.seesText("main h1", "Orders");
        browser.until(page -> browser.all("dialog").isEmpty());
        assertThat(shop.statusOf(order)).isEqualTo("CONFIRMED");
    }

    private String cancelsAfterLoginInAnotherTab(Shop shop, String who) {
        String order = shop.places(shop.sells("1.00", 5), 1, "tok_visa");
        shop.eventually(order, "CONFIRMED");
        asOperator();
        browser.opens("/?first#/orders/" + order);
        browser.sees("main .actions .danger-quiet").click();
        browser.sees("dialog input").sendKeys("a second tab");
        String first = browser.opensTab();
        browser.logsIn(credentials.get(who + ".user"), credentials.get(who + ".password"));
        browser.looksAt(first);
        browser.sees("dialog .buttons button:last-child").click();
        return order;
    }

    @Test
    @DisplayName("hears of orders by an EventSource, which sends the cookie")
    void stream() {
        asOperator();

        assertThat(browser.awaits(
                        "const stream = new EventSource('/api/stream');"
                                + "const opened = await new Promise(done => {"
                                + " stream.onopen = () => done('open'); stream.onerror = () => done('failed'); });"
                                + "stream.close(); return opened;"))
                .isEqualTo("open");
    }

    @Test
    @DisplayName("WEB-STREAM-P6 hears no more when the session is over: by a logout, or because somebody ends it in the database")
    void streamEnds(Sql database) throws SQLException {
        asOperator();
        opensStream();
        browser.awaits("const who = await (await fetch('/api/login')).json();"
                + "await fetch('/api/login', {method: 'DELETE', headers: {'X-CSRF-Token': who.csrfToken}});");
        closed();

        asOperator();
        opensStream();
        database.executes("delete from identity.session");
        closed();
    }

    private void opensStream() {
        browser.awaits("window.stream = new EventSource('/api/stream');"
                + "await new Promise(done => { stream.onopen = done; });");
    }

    private void closed() {
        browser.until(page -> browser.runs("return stream.readyState === EventSource.CLOSED").equals(true));
    }

    @Test
    @DisplayName("WEB-ASYNCAPI-P2 reads the description of the API, which comes from here alone and keeps to the policy; ours is"
            + " no barrier,"
            + " Swagger UI is none that was not known")
    void api() {
        asOperator();
        browser.complaints();
        browser.opens("/docs");

        browser.seesText("#api", "/api/orders/{id}/cancellation");
        browser.seesText("#api .info", "Orderflow");
        assertThat(browser.complaints()).isEmpty();
        onlyFromHere();
        for (String theme : List.of("light", "dark")) {
            browser.prefers("prefers-color-scheme", theme);
            for (int width : new int[] {1280, 375}) {
                browser.shrinks(width, 900);
                browser.pictures("docs-api-" + theme + "-" + width);
            }
            assertThat(browser.barriersOutside(SWAGGER_UI)).as(theme).isEmpty();
            assertThat(browser.rulesBrokenWithin(SWAGGER_UI)).as(theme).isSubsetOf(BROKEN_BY_SWAGGER_UI);
        }
    }

    @Test
    @DisplayName("WEB-ASYNCAPI-P1 WEB-ASYNCAPI-P2 reads the description of the events: topics, who publishes and hears, messages with their"
            + " fields")
    void events() {
        asOperator();
        browser.complaints();
        browser.opens("/docs/events.html");

        browser.seesText("#events", "payment.orders");
        browser.seesText("#events", "lines[].unitPrice");
        browser.seesText("#events", "traceparent");
        assertThat(browser.all("#events section")).hasSize(4 + 13);
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.barriers()).isEmpty();
        browser.pictures("docs-events");
        browser.prefers("prefers-color-scheme", "dark");
        assertThat(browser.barriers()).isEmpty();
        browser.resize(375, 800);
        browser.pictures("docs-events-dark-narrow");
        onlyFromHere();
    }

    private void onlyFromHere() {
        assertThat((List<?>) browser.runs("return performance.getEntriesByType('resource').map(it => it.name)"))
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address.toString()).matches("(data:|" + credentials.get("app.url") + ").*"));
    }

    private void asOperator() {
        browser.logsIn(credentials.get("operator.user"), credentials.get("operator.password"));
    }

    private int status(String path) {
        Object answer = browser.awaits("return {status: (await fetch(arguments[0])).status}", path);
        return ((Number) ((Map<?, ?>) answer).get("status")).intValue();
    }
}
