package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The flow on the page, as an operator sees it and acts on it. */
@OrderflowRunning
@DisplayName("On the page, the flow")
class PageFlowIT {

    private static final String NAME = "shipping.orders";
    private static final String BOX = ".picture a[href='#/subscriptions/" + NAME + "']";
    private static final String REASON = "the carrier is on strike";
    private static final List<String> VIEWS = List.of("flow", "subscriptions/" + NAME, "health");
    private static final int CHANGES = 4;
    private static final int MOST_TABS = 100;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Shop shop;
    private final Credentials credentials;
    private Browser browser;

    PageFlowIT(Shop shop, Stack stack) {
        this.shop = shop;
        credentials = stack.credentials();
    }

    @BeforeEach
    void open() {
        browser = Browser.of(credentials);
        browser.logsIn(credentials.get("operator.user"), credentials.get("operator.password"));
        browser.opens("/?flow#/flow");
        browser.sees(BOX);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
        switches("resume", "the test is over");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P8 shows a change within two seconds, by the stream: from the answer that it is paused to its box")
    void soon() {
        browser.seesText(".live", "live, node1");
        List<Long> millis = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            millis.add((Long) browser.awaits(
                    """
                    const [selector, name, verb] = arguments;
                    const paused = () => document.querySelector(selector + ' .box.paused') !== null;
                    const seen = new Promise(done => {
                      const observer = new MutationObserver(() => {
                        if (paused() === (verb === 'pause')) {
                          observer.disconnect();
                          done(performance.now());
                        }
                      });
                      observer.observe(document.body, {subtree: true, childList: true, attributes: true});
                    });
                    const who = await (await fetch('/api/login')).json();
                    const answer = await fetch(`/api/subscriptions/${name}/${verb}`, {
                      method: 'POST', body: JSON.stringify({reason: 'a test'}),
                      headers: {'Content-Type': 'application/json', 'X-CSRF-Token': who.csrfToken}});
                    if (!answer.ok) {
                      throw new Error('' + answer.status);
                    }
                    const from = performance.now();
                    return Math.round(await seen - from);
                    """,
                    BOX, NAME, change % 2 == 0 ? "pause" : "resume"));
        }
        assertThat(millis).as("milliseconds; a busy machine may hold up one").filteredOn(it -> it <= 2_000).hasSizeGreaterThanOrEqualTo(
                CHANGES - 1);
    }

    @Test
    @DisplayName("shows who paused a subscription, and why, in the list and on its own view, where it is resumed")
    void paused() {
        switches("pause", REASON);
        browser.sees(BOX + " .box.paused");
        browser.seesText("main table", "by " + credentials.get("operator.user") + ": " + REASON);
        assertThat(browser.sees(".tiles .tile:first-child").getDomAttribute("href")).isEqualTo("#/subscriptions/" + NAME);

        browser.runs("location.hash = '#/subscriptions/" + NAME + "'");
        browser.seesText(".note.paused", "paused by " + credentials.get("operator.user"));
        browser.seesText(".note.paused", REASON);
        browser.sees("main .actions button.primary").click();
        browser.sees("dialog textarea").sendKeys("it is over");
        browser.sees("dialog .buttons button:last-child").click();
        browser.until(driver -> browser.all(".note.paused").isEmpty());

        browser.runs("location.hash = '#/flow'");
        browser.sees(BOX + " .box");
        browser.until(driver -> browser.all(BOX + " .box.paused").isEmpty());
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P9 tells somebody who has just opened it what was before")
    void past() {
        await("there is something to tell").atMost(SOON).until(
                () -> shop.operator().get("/api/flow/history").then().statusCode(200).extract().<List<String>>path("seenAt").size() >= 5);
        browser.opens("/?again#/flow");
        browser.sees(BOX);

        browser.until(driver -> (Boolean) browser.awaits(
                "const {flowSeen} = await import('/app/parts/flow-watch.js');"
                        + "return performance.timeOrigin - flowSeen().samples[0].t > 15000;"));
        browser.until(driver -> browser.sees(".chart > svg path.b").getDomAttribute("d").split("L").length > 4);
    }

    @Test
    @DisplayName("is reached and worked by the keyboard alone: to a subscription, paused with a reason, and resumed")
    void keyboard() {
        browser.tabsTo(BOX);
        browser.presses(Keys.ENTER);
        browser.seesText("main h1", NAME);
        browser.tabsTo("main .actions button");
        browser.presses(Keys.ENTER);
        browser.sees("dialog textarea");
        browser.tabsTo("dialog textarea");
        browser.presses("by keys alone");
        browser.tabsTo("dialog .buttons button:last-child");
        browser.presses(Keys.ENTER);
        browser.seesText(".note.paused", "by keys alone");

        browser.tabsTo("main .actions button.primary");
        browser.presses(Keys.SPACE);
        browser.tabsTo("dialog textarea");
        browser.presses("and back");
        browser.tabsTo("dialog .buttons button:last-child");
        browser.presses(Keys.SPACE);
        browser.until(driver -> browser.all(".note.paused").isEmpty());
    }

    @Test
    @DisplayName("is no serious barrier in light and dark, and is not wider than the screen, be it narrow or wide; here with a pause")
    void barriers() {
        switches("pause", REASON);
        browser.seesText("main table", REASON);
        for (String theme : List.of("light", "dark")) {
            browser.prefers("prefers-color-scheme", theme);
            for (String view : VIEWS) {
                browser.runs("location.hash = '#/' + arguments[0]", view);
                browser.sees("main[data-view='" + view + "'] h1");
                browser.until(driver -> browser.all("main [aria-busy]").isEmpty());
                assertThat(browser.barriers()).as(theme + " " + view).isEmpty();
                for (int width : List.of(375, 1280, 1920)) {
                    browser.shrinks(width, 900);
                    assertThat(browser.runs("return document.documentElement.scrollWidth - innerWidth"))
                            .as(view + " at " + width).asString().matches("0|-\\d+");
                    browser.pictures("%s-%s-%d".formatted(view.replaceAll("/.*", ""), theme, width));
                }
                browser.grows();
            }
        }
    }

    @Test
    @DisplayName("WEB-ASYNCAPI-P3 leads from each check of health to the paragraph of the documentation that helps")
    void documentation() {
        browser.runs("location.hash = '#/health'");
        browser.sees("main a.read");
        List<String> links = browser.all("main a.read").stream().map(it -> it.getDomAttribute("href")).toList();
        assertThat(links).hasSize(6);

        browser.complaints();
        for (String link : new TreeSet<>(links)) {
            browser.opens(link);
            browser.sees("#text:not([aria-busy])");
            assertThat(browser.runs("return document.activeElement.id")).as(link).isEqualTo(link.replaceAll(".*#", ""));
            assertThat(browser.barriers()).as(link).isEmpty();
        }
        browser.shrinks(375, 800);
        assertThat(browser.runs("return document.documentElement.scrollWidth - innerWidth")).asString().matches("0|-\\d+");
        browser.pictures("documentation-375");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P1 shows a transaction in doubt at both places, with who decides it, and leads to the paragraph"
            + " that helps")
    void inDoubt() throws Exception {
        try (AbandonedTransaction left = new AbandonedTransaction(credentials, "nodeX")) {
            browser.runs("location.hash = '#/in-doubt'");
            browser.seesText("main[data-view=in-doubt] .live", "live, node1");
            for (String where : List.of("database", "broker")) {
                browser.until(driver -> (Boolean) browser.runs(
                        "return [...document.querySelectorAll('main tbody tr')].some(row =>"
                                + " [...arguments].every(it => row.textContent.includes(it)));",
                        left.transaction(), where, "nodeX"));
            }
            for (int width : List.of(375, 1280)) {
                browser.shrinks(width, 900);
                browser.pictures("in-doubt-" + width);
            }
            browser.grows();
            browser.sees("main a[href$='#transactions-in-doubt']").click();
            browser.sees("#text:not([aria-busy])");
            assertThat(browser.runs("return document.activeElement.id")).isEqualTo("transactions-in-doubt");
        }
    }

    @Test
    @DisplayName("moves for nobody who does not want motion")
    void still() {
        shop.places(shop.sells("1.00", 1), 1, "tok_visa");
        browser.until(driver -> moving().contains("flow"));

        browser.prefers("prefers-reduced-motion", "reduce");

        assertThat(browser.all(".picture .pulse")).isNotEmpty();
        assertThat(moving()).isEmpty();
    }

    /** The animations of what is shown, and of what shows that something is loaded. */
    @SuppressWarnings("unchecked")
    private List<String> moving() {
        return (List<String>) browser.runs("""
                const loading = document.createElement('span');
                loading.className = 'dots';
                loading.append(document.createElement('i'));
                document.body.append(loading);
                const names = [...document.querySelectorAll('*')].map(it => getComputedStyle(it).animationName);
                loading.remove();
                return names.filter(it => it !== 'none');
                """);
    }

    @Test
    @DisplayName("shows where one is to who goes through it by the keyboard, and cuts nothing of that off")
    void focus() {
        browser.seesText(".live", "live, node1");
        List<String> seen = new ArrayList<>();
        while (seen.size() < MOST_TABS && (seen.size() < 2 || !seen.get(seen.size() - 1).startsWith("skip"))) {
            browser.presses(Keys.TAB);
            seen.add((String) browser.runs("""
                    const it = document.activeElement;
                    const name = (it.getAttribute('class') ?? '') + ' ' + it.tagName + ' ' + it.textContent.trim().slice(0, 20);
                    const {outlineStyle, outlineWidth, outlineOffset} = getComputedStyle(it);
                    const width = outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
                    const frame = it.querySelector(':scope > rect');
                    const isCut = it.matches('.tiles *') && width + parseFloat(outlineOffset) > 0;
                    return it === document.body || !isCut && (width >= 2 || frame && parseFloat(getComputedStyle(frame).strokeWidth) >= 2)
                      ? name : 'not seen: ' + name;
                    """));
        }
        assertThat(seen).hasSizeGreaterThan(20).anyMatch(it -> it.startsWith("tile")).noneMatch(it -> it.startsWith("not seen"));
    }

    @Test
    @DisplayName("whoever only touches it stays logged in, also where a stream tells everything")
    void touched() {
        try (Visitor visitor = Visitor.operator(credentials)) {
            visitor.view("flow");
            visitor.browser.seesText(".live", "live, node1");
            visitor.lookedAwayFor(120_000);
            String before = idleUntil(visitor);

            visitor.browser.presses(Keys.SHIFT);
            visitor.browser.until(page -> !idleUntil(visitor).equals(before));
        }
    }

    /** Asked without the page: to ask that is no use of the session. */
    private static String idleUntil(Visitor visitor) {
        return (String) visitor.browser.awaits(
                "return (await (await fetch('/api/login', {headers: {'X-Background': 'true'}})).json()).idleUntil;");
    }

    @Test
    @DisplayName("leads to the broker's console, whose address the launcher knows")
    void console() {
        browser.runs("location.hash = '#/health'");
        assertThat(browser.sees("main a[target=_blank]").getDomAttribute("href")).isEqualTo(credentials.get("console.url"));
    }

    private void switches(String verb, String reason) {
        shop.operator().contentType(ContentType.JSON).body(Map.of("reason", reason))
                .post("/api/subscriptions/{name}/{verb}", NAME, verb).then().statusCode(200);
    }
}
