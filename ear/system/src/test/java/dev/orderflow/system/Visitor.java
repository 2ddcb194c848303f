package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.Credentials;
import java.util.List;
import org.openqa.selenium.WebElement;

/** Somebody at the page who is logged in: goes from view to view, presses buttons by what they are called, fills in dialogs. */
final class Visitor implements AutoCloseable {

    /** What would be seen, and run, were it ever taken for HTML. */
    static final String EVIL = "<img src=x onerror=\"document.title='hacked'\"><b>bold</b>";

    final Browser browser;
    private final Credentials credentials;

    private Visitor(Credentials credentials) {
        this.credentials = credentials;
        browser = Browser.of(credentials);
    }

    /** An operator, who looks at the list of dead letters. */
    static Visitor operator(Credentials credentials) {
        return new Visitor(credentials).isOperator(credentials.get("operator.user"));
    }

    /** A customer, who looks at the orders. */
    static Visitor customer(Credentials credentials) {
        Visitor visitor = new Visitor(credentials);
        visitor.browser.logsIn(credentials.get("customer.user"), credentials.get("customer.password"));
        visitor.browser.opens("/?customer#/orders");
        visitor.browser.sees(".who");
        return visitor;
    }

    /** From now on the operator of this name, who has the password of all operators here. */
    Visitor isOperator(String name) {
        browser.logsIn(name, credentials.get("operator.password"));
        browser.opens("/?" + name + "#/dead-letters");
        browser.sees("main[data-view=dead-letters] h1");
        return this;
    }

    /** Goes to a view by its address, and waits until it has something to show. */
    void view(String address) {
        browser.runs("location.hash = '#/' + arguments[0]", address);
        browser.sees("main[data-view='" + address.replaceFirst("\\?.*", "") + "'] h1");
        browser.until(page -> browser.all("main [aria-busy]").isEmpty());
    }

    /** Presses the button, or follows the link, with this text. */
    void presses(String text) {
        button("main", text).click();
    }

    /** Does what a dialog asks for: fills in its fields in their order, and presses the button that does it. */
    void confirms(String... values) {
        browser.sees("dialog");
        isNotFooled();
        List<WebElement> fields = browser.all("dialog input, dialog textarea");
        for (int i = 0; i < values.length; i++) {
            fields.get(i).clear();
            fields.get(i).sendKeys(values[i]);
        }
        browser.sees("dialog .buttons button:last-child").click();
    }

    /** The same, and waits until the dialog is done. */
    void does(String... values) {
        confirms(values);
        browser.until(page -> browser.all("dialog").isEmpty());
    }

    private WebElement button(String within, String text) {
        return browser.until(page -> browser.all(within + " button, " + within + " a").stream()
                .filter(it -> it.isDisplayed() && it.isEnabled() && it.getText().equals(text))
                .findFirst()
                .orElse(null));
    }

    void sees(String text) {
        browser.seesText("main", text);
    }

    /** Puts a text into the editor. */
    void writes(String text) {
        browser.runs(
                "const area = document.querySelector('.editor textarea'); area.value = arguments[0];"
                        + " area.dispatchEvent(new Event('input'));",
                text);
    }

    /** Types into the search, and waits until so many rows are found. */
    void searches(String text, int rows) {
        WebElement search = browser.sees("main input[type=search]");
        search.clear();
        search.sendKeys(text);
        browser.until(page -> rows == rows());
    }

    int rows() {
        return browser.all("main .filters + section tbody tr").size();
    }

    /** Nothing that a stranger wrote was taken for HTML, in dialogs and messages neither; and nothing tried what the policy forbids. */
    void isNotFooled() {
        assertThat(browser.all("img:not(.brand *), b:not(.diff *)")).isEmpty();
        assertThat(browser.runs("return document.title")).isNotEqualTo("hacked");
        assertThat(browser.complaints()).as("the policy is kept").noneMatch(it -> it.contains("Content Security Policy"));
    }

    /** Has touched nothing for so long; {@code window.asked} is what the page asked last, and whether it said that it did so by itself. */
    void lookedAwayFor(long millis) {
        browser.runs(
                "const now = Date.now; Date.now = () => now() + arguments[0]; const fetched = fetch;"
                        + "fetch = (path, options) => { window.asked = [path, options?.headers['X-Background']].join(' ');"
                        + " return fetched(path, options); };",
                millis);
    }

    /** Looks at what is shown now, in light and dark: nothing is a barrier, wider than any screen, or against the policy. */
    void looksAround(String name) {
        for (String theme : List.of("light", "dark")) {
            browser.prefers("prefers-color-scheme", theme);
            for (int width : new int[] {1280, 375, 1920}) {
                browser.shrinks(width, width == 375 ? 812 : 900);
                assertThat(browser.runs("return document.documentElement.scrollWidth - innerWidth"))
                        .as(name + " at " + width).asString().matches("0|-\\d+");
                browser.pictures(name + "-" + theme + "-" + width);
            }
            browser.shrinks(1280, 900);
            assertThat(browser.barriers()).as(name + " in " + theme).isEmpty();
        }
        browser.prefers("prefers-color-scheme", "light");
        isNotFooled();
    }

    @Override
    public void close() {
        browser.close();
    }
}
