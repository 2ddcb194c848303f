package dev.orderflow.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Something goes while an operator looks; nobody loads the page again. */
@OrderflowRunning
@DisplayName("The page of somebody who looks at the flow")
class PageOutageIT {

    private static final Duration RECOVERY = Duration.ofMinutes(2);

    private final Stack stack;
    private final Shop shop;
    private final BrokerConsole console;
    private final Credentials credentials;
    private Browser browser;

    PageOutageIT(Stack stack, Shop shop, BrokerConsole console) {
        this.stack = stack;
        this.shop = shop;
        this.console = console;
        credentials = stack.credentials();
    }

    @BeforeEach
    void look() {
        browser = Browser.of(credentials);
        browser.logsIn(credentials.get("operator.user"), credentials.get("operator.password"));
        browser.opens("/?outage#/flow");
        browser.seesText(".live", "live, node1");
        browser.sees(".picture .box");
        browser.runs("window.loadedOnce = true");
    }

    @AfterEach
    void everythingRuns() {
        stack.broker().start();
        stack.applicationServer().start();
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 names the broker when it is killed, and shows the flow again by itself when it is back")
    void brokerKilled() {
        stack.broker().kill9();
        browser.seesText(".problem.away", "The broker cannot be reached.");
        browser.pictures("flow-broker-away");
        assertThat(browser.barriers()).isEmpty();

        stack.broker().start();
        browser.untilWithin(RECOVERY, driver -> browser.all(".problem.away").isEmpty() && !browser.all(".picture .box").isEmpty());
        browser.untilWithin(RECOVERY, driver -> browser.all(".picture .box.bad").isEmpty());
        browser.seesText(".live", "live, node1");
        isTheSamePage();
        await("its consumers are back").atMost(RECOVERY).until(() -> console.consumers("payment.orders") > 0);
        shop.eventuallyReady();
    }

    @Test
    @DisplayName("says that it is stale when the server is silent, and goes on by itself")
    void serverSilent() throws Exception {
        signal("STOP");
        try {
            browser.seesText(".live.stale", "stale: as it was");
        } finally {
            signal("CONT");
        }
        browser.seesText(".live", "live, node1");
        isTheSamePage();
    }

    @Test
    @DisplayName("WEB-STREAM-P8 says that the orders are not live when the server is silent, and goes on by itself")
    void ordersSilent() throws Exception {
        browser.runs("location.hash = '#/orders'");
        browser.sees("main[data-view=orders] .live:not(.stale)");
        signal("STOP");
        try {
            browser.seesText(".live.stale", "not live");
        } finally {
            signal("CONT");
        }
        browser.sees("main[data-view=orders] .live:not(.stale)");
        isTheSamePage();
    }

    @Test
    @Tag("faults")
    @DisplayName("says that there is no connection when the server is killed, and goes on by itself, logged in, when it is back")
    void serverKilled() {
        stack.applicationServer().kill9();
        browser.seesText(".banner.bad", "No connection to Orderflow since");
        browser.seesText(".live.stale", "no connection: as it was");
        browser.pictures("flow-no-connection");

        stack.applicationServer().start();
        browser.untilWithin(RECOVERY, driver -> browser.all(".banner").isEmpty() && browser.all(".live.stale").isEmpty());
        browser.sees(".picture .box");
        isTheSamePage();
        shop.eventuallyReady();
    }

    private void isTheSamePage() {
        assertThat(browser.runs("return window.loadedOnce === true")).isEqualTo(true);
    }

    private void signal(String name) throws IOException, InterruptedException {
        String pid = Long.toString(stack.applicationServer().pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor()).isZero();
    }
}
