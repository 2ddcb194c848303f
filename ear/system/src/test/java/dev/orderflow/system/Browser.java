package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.orderflow.launcher.Credentials;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Somebody who looks at the page with Chromium, that of Debian's packages: nothing is downloaded. It waits for what is to be seen, and for
 * no time.
 *
 * <p>Where there is no browser the tests are left out and say so; where everything has to be tested, and {@code CI=true} says that, they
 * fail.
 */
final class Browser implements AutoCloseable {

    private static final boolean IN_CI = "true".equals(System.getenv("CI"));
    private static final List<Path> BROWSERS = programs("chromium", "chromium-browser", "google-chrome");
    private static final List<Path> DRIVERS = programs("chromedriver");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MOST_TABS = 100;
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final ChromeDriver driver;
    private final String shop;

    private Browser(String address, Path browser, Path chromedriver) {
        shop = address;
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run");
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium's sandbox refuses to work for root, as whom containers run.
            options.addArguments("--no-sandbox");
        }
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.toFile()).build(), options);
        driver.manage().timeouts().scriptTimeout(SOON).pageLoadTimeout(SOON);
        resize(1280, 900);
    }

    /** Opens it for the page of this stack, or leaves the test out. */
    static Browser of(Credentials credentials) {
        return at(credentials.get("app.url"));
    }

    /** The same for the pages of any address. */
    static Browser at(String address) {
        boolean installed = !BROWSERS.isEmpty() && !DRIVERS.isEmpty();
        if (!installed && IN_CI) {
            throw new AssertionError("No browser to test the page with. Install the packages chromium and chromium-driver.");
        }
        assumeTrue(installed, "The tests of the page in a browser are left out: install the packages chromium and chromium-driver.");
        return new Browser(address, BROWSERS.get(0), DRIVERS.get(0));
    }

    private static List<Path> programs(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .toList();
    }

    /** Opens this path of the shop. */
    void opens(String path) {
        driver.get(shop + path);
    }

    /** Opens another tab and looks at that; hands out the one before. */
    String opensTab() {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        return before;
    }

    /** Looks at this tab again. */
    void looksAt(String tab) {
        driver.switchTo().window(tab);
    }

    /** As wide and high as that, in CSS pixels. */
    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** The same of a screen that is narrower than a window can be. */
    void shrinks(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Back to the window's own size. */
    void grows() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** As where nobody scrolls. */
    void hidesScrollbars() {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    }

    /** Presses keys, wherever the focus is. */
    void presses(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the focus is there, as somebody without a mouse does. */
    void tabsTo(String selector) {
        for (int presses = 0; presses < MOST_TABS; presses++) {
            if (Boolean.TRUE.equals(driver.executeScript("return document.activeElement.matches(arguments[0])", selector))) {
                return;
            }
            presses(Keys.TAB);
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    /** Keeps what is downloaded in this folder. */
    void downloadsTo(Path folder) {
        driver.executeCdpCommand("Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Like a person who wants light or dark colours, and much or little motion: {@code prefers-color-scheme} and so on. */
    void prefers(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Runs a script of the page's own origin and hands out what it returns. */
    Object runs(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** The same of a script that awaits something: the body of an {@code async} function. */
    Object awaits(String script, Object... arguments) {
        Object answer = driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                        + "(async function () {" + script + "}).apply(null, arguments)"
                        + ".then(done, failure => done({failed: String(failure)}));",
                arguments);
        if (answer instanceof Map<?, ?> map && map.containsKey("failed")) {
            throw new AssertionError(map.get("failed"));
        }
        return answer;
    }

    /** Logs in, without a form. */
    void logsIn(String name, String password) {
        opens("/");
        assertThat(awaits(
                        "return (await fetch('/api/login', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                                + " body: JSON.stringify({name: arguments[0], password: arguments[1]})})).status;",
                        name, password))
                .isEqualTo(200L);
    }

    /** Waits until that is there; so many milliseconds after the browser was told to open the page. */
    long millisUntil(String selector) {
        return (Long) awaits(
                "while (!document.querySelector(arguments[0])) { await new Promise(requestAnimationFrame); }"
                        + "return Math.round(performance.now());",
                selector);
    }

    /** Waits until that is to be seen, and hands it out. */
    WebElement sees(String selector) {
        return until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** Waits until this text is to be seen there. */
    void seesText(String selector, String text) {
        until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    /** Waits for anything. */
    <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, SOON).until(condition);
    }

    /** Waits for something that takes its time. */
    <T> T untilWithin(Duration time, ExpectedCondition<T> condition) {
        return new WebDriverWait(driver, time).until(condition);
    }

    /** All that is there by now. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What the console of the browser has had to say since it was asked last: warnings and errors, of which a broken policy is one. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(Object::toString)
                .toList();
    }

    /** What axe-core finds serious about this page, for people who see, hear or move otherwise. */
    List<String> barriers() {
        return serious(new AxeBuilder()).map(Browser::inShort).toList();
    }

    /** The same of all but this part. */
    List<String> barriersOutside(String selector) {
        return serious(new AxeBuilder().exclude(selector)).map(Browser::inShort).toList();
    }

    /** The rules of axe-core that this part breaks seriously. */
    List<String> rulesBrokenWithin(String selector) {
        return serious(new AxeBuilder().include(selector)).map(Rule::getId).toList();
    }

    private Stream<Rule> serious(AxeBuilder axe) {
        return axe.analyze(driver).getViolations().stream().filter(rule -> SERIOUS.contains(rule.getImpact()));
    }

    private static String inShort(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).limit(5).toList();
    }

    /** A picture of it below the build's folder; not in CI, where nobody would look at it. */
    void pictures(String name) {
        if (!IN_CI) {
            pictures(Path.of(System.getProperty("orderflow.test.home")).resolveSibling("screenshots").resolve(name + ".png"));
        }
    }

    /** A picture of it in this file. */
    Path pictures(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
