package dev.orderflow.system;

import static dev.orderflow.system.Visitor.EVIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.ForeignProgram.Letter;
import io.restassured.path.json.JsonPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What an operator does with dead letters at the page. */
@OrderflowRunning
@DisplayName("At the page an operator")
class PageDeadLettersIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SUBSCRIPTION = "shipping.orders";

    private final Shop shop;
    private final Credentials credentials;
    private final BrokerConsole console;
    private final ForeignProgram program;
    private final Sql database;
    private final String type = "Type" + UUID.randomUUID();
    private Visitor operator;

    PageDeadLettersIT(Shop shop, Stack stack, BrokerConsole console, ForeignProgram program, Sql database) {
        this.shop = shop;
        this.console = console;
        this.program = program;
        this.database = database;
        credentials = stack.credentials();
    }

    @BeforeEach
    void open() {
        operator = Visitor.operator(credentials);
    }

    @AfterEach
    void close() {
        console.removes("DLQ." + SUBSCRIPTION, type);
        console.removes("DLQ.payment.orders", type);
        if (operator != null) {
            operator.close();
        }
    }

    @Test
    @DisplayName("retries one; while its subscription is paused it is told by group that it waits there; then its order is confirmed")
    void retryOne() {
        String sku = shop.sells("1.00", 10);
        console.pause("payment.orders");
        String order;
        try {
            order = shop.places(sku, 1, "tok_visa");
            await("it waits").atMost(SOON).until(() -> console.holds("payment.orders", order));
            console.buries("payment.orders", order);
            operator.view("dead-letters/" + deadLetterAbout(order));
            operator.presses("Retry…");
            operator.does();
            operator.browser.seesText("main h1", "retried");

            operator.view("dead-letters");
            operator.sees("Given back in the last hour");
            operator.sees("waiting there");
            operator.looksAround("dead-letters-given-back");
        } finally {
            console.resume("payment.orders");
        }
        shop.eventually(order, "CONFIRMED");
        operator.sees("handled");
    }

    @Test
    @DisplayName("retries a group, some of it first, sees which came back and why; then slowly, with progress, and stops it; of how many"
            + " a colleague sees as well")
    void retryGroup() {
        die(60);
        operator.view(group());
        operator.sees("60");
        operator.looksAround("dead-letter-group");
        operator.presses("Retry these…");
        operator.looksAround("dead-letter-retry-dialog");
        operator.does("5", "1000");
        operator.browser.seesText("main h1", "done");
        operator.browser.seesText("main h2", "5 of 5 sent");
        operator.sees("What came back");
        operator.browser.until(page -> operator.browser.all("main tbody tr").size() == 5);
        operator.browser.seesText("main tbody", "JsonParseException");
        operator.looksAround("dead-letter-retry");

        operator.view(group());
        operator.presses("Retry these…");
        operator.does("", "1");
        operator.browser.seesText("main h1", "running");
        operator.browser.until(page -> !operator.browser.sees("progress").getDomProperty("value").equals("0"));
        operator.browser.pictures("dead-letter-retry-running");
        operator.presses("Stop");
        operator.browser.seesText("main h1", "stopped");

        operator.view("dead-letters");
        operator.sees("Retries of many");
        operator.sees(type);
        operator.browser.sees("main a[href^='#/dead-letters/retries/']").click();
        operator.browser.seesText("main h2", " of 60 sent");
    }

    @Test
    @DisplayName("edits one: what is against the schema is told at its line; a second operator finds the edit, and turns it down")
    void editTurnedDown() throws Exception {
        database.addsOperator("second");
        program.sends("orders::payment.orders", placed(type, 0), Map.of("ce_subject", type, "ce_type", "OrderPlaced"));
        String id = deadLetterAbout(type);
        operator.view("dead-letters/" + id);
        operator.presses("Edit…");
        String text = operator.browser.sees(".editor textarea").getDomProperty("value");
        operator.writes(text.replace("c-1", "c-2"));
        operator.presses("Look at the difference");
        operator.browser.seesText(".diff .gone", "c-1");
        operator.browser.sees("input[name=reason]").sendKeys("another customer");
        operator.presses("Send the corrected copy");

        long line = text.lines().takeWhile(it -> !it.contains("\"quantity\"")).count() + 1;
        operator.browser.seesText(".marks", "line " + line + ":");
        assertThat(operator.browser.all(".editor li.wrong")).extracting(it -> it.getText()).containsExactly(String.valueOf(line));
        operator.looksAround("dead-letter-edit-wrong");

        operator.writes(text.replace("\"quantity\": 0", "\"quantity\": 1"));
        operator.presses("Look at the difference");
        operator.browser.seesText(".diff .new", "\"quantity\": 1");
        operator.looksAround("dead-letter-edit-difference");
        operator.browser.sees("input[name=reason]").sendKeys("nothing was ordered " + EVIL);
        operator.presses("Send the corrected copy");
        operator.sees("Another operator has to approve it.");

        String waiting = "main a[href='#/dead-letters/group?proposed=true']";
        operator.isOperator("second").browser.seesText(waiting, "for approval");
        operator.looksAround("dead-letters-proposed");
        operator.browser.sees(waiting).click();
        operator.browser.seesText("main h1", "Edits that wait for approval");
        operator.browser.sees("main a[href='#/dead-letters/" + id + "']").click();
        operator.sees("nothing was ordered " + EVIL);
        operator.presses("Turn down…");
        operator.does("one is too few " + EVIL);
        operator.sees("edit rejected");
        operator.sees("one is too few " + EVIL);
        operator.browser.seesText("main h1", "dead");
        operator.isNotFooled();
        operator.view("dead-letters/group?proposed=true");
        assertThat(operator.browser.all("main a[href='#/dead-letters/" + id + "']")).isEmpty();
    }

    @Test
    @DisplayName("discards one with a reason, which the archive and the audit have")
    void discard() {
        die(1);
        String id = deadLetterAbout(type);
        operator.view("dead-letters/" + id);
        operator.looksAround("dead-letter");
        operator.presses("Discard…");
        operator.confirms();
        assertThat(operator.browser.all("dialog:invalid, dialog :invalid")).as("no reason, no deed").isNotEmpty();
        operator.does("it was a test of " + type + EVIL);
        operator.browser.seesText("main h1", "discarded");

        operator.view("dead-letters/archive");
        operator.sees("it was a test of " + type + EVIL);
        operator.isNotFooled();
        operator.looksAround("dead-letter-archive");
        operator.view("audit");
        operator.sees("it was a test of " + type + EVIL);
        operator.isNotFooled();
        assertThat(console.holds("DLQ." + SUBSCRIPTION, type)).isFalse();
    }

    @Test
    @DisplayName("gets out of no dialog while it does what it says, and is told what became of it")
    void busyDialog() {
        die(1);
        operator.view("dead-letters/" + deadLetterAbout(type));
        // The call is made when somebody lets it go.
        operator.browser.runs("const made = window.fetch; const held = new Promise(resolve => window.letGo = resolve);"
                + "window.fetch = (path, options) => options?.method === 'DELETE' ? held.then(() => made(path, options))"
                + " : made(path, options);");
        operator.presses("Discard…");
        operator.confirms("a test of " + type);
        operator.browser.seesText("dialog", "One moment…");
        operator.browser.presses(Keys.ESCAPE);
        assertThat(operator.browser.sees("dialog .buttons button:first-child").isEnabled()).as("Cancel").isFalse();
        assertThat(operator.browser.all("dialog[open]")).hasSize(1);

        operator.browser.runs("window.letGo();");
        operator.browser.seesText(".messages", "It is discarded");
        operator.browser.seesText("main h1", "discarded");
        assertThat(operator.browser.all("dialog")).isEmpty();
    }

    @Test
    @DisplayName("has no dialog before the form that a session ends with")
    void sessionEndsBehindADialog() {
        die(1);
        operator.view("dead-letters/" + deadLetterAbout(type));
        operator.presses("Retry…");
        operator.browser.sees("dialog");
        operator.browser.awaits("const who = await (await fetch('/api/login')).json();"
                + "await fetch('/api/login', {method: 'DELETE', headers: {'X-CSRF-Token': who.csrfToken}});");

        operator.browser.sees("form.login");
        operator.browser.until(page -> operator.browser.all("dialog").isEmpty());
    }

    @Test
    @DisplayName("finds dead letters by what their stacks say, in groups and one by one")
    void search() {
        die(3);
        operator.view("dead-letters");
        operator.searches(type, 1);
        operator.looksAround("dead-letters");
        searchesNoMoreWhileItLooks();
        operator.searches("no stack says that", 0);
        operator.sees("Nothing of that kind");
        operator.view("dead-letters/group");
        operator.searches(type, 3);

        operator.view(group());
        operator.searches(ofItsStack(), 3);
        operator.searches("no stack says that", 0);
        operator.sees("Nothing of that kind");
    }

    @Test
    @DisplayName("notes something about a group, and who investigates it, and clears it; who comes second is told and overwrites nothing")
    void note() throws Exception {
        die(1);
        String group = group();
        operator.view(group);
        operator.presses("Note…");
        assertThat(operator.browser.sees("dialog input").getDomProperty("value")).isEqualTo(credentials.get("operator.user"));
        operator.looksAround("dead-letter-note-dialog");
        shop.operator().contentType("application/json").body(Map.of("note", "I was faster"))
                .queryParams(Map.of("subscription", SUBSCRIPTION, "type", type, "cause", cause())).put("/api/dead-letters/note")
                .then().statusCode(200);
        operator.confirms("anna", "too late");
        operator.browser.seesText("dialog [role=alert]", "Somebody else has changed it meanwhile");
        operator.browser.sees("dialog .buttons button").click();
        operator.sees("I was faster");

        operator.presses("Note…");
        operator.does("anna", "ticket 4711 " + EVIL);
        operator.sees("under investigation by anna");
        operator.sees("ticket 4711 " + EVIL);
        operator.looksAround("dead-letter-group-noted");
        operator.view("dead-letters/" + deadLetterAbout(type));
        operator.sees("under investigation by anna");
        operator.view("dead-letters?search=" + type);
        operator.sees("ticket 4711 " + EVIL);
        operator.isNotFooled();

        operator.view(group);
        operator.presses("Note…");
        operator.does("", "");
        operator.browser.until(page -> operator.browser.all("main .noted").isEmpty());
    }

    @Test
    @DisplayName("DEADLETTERS-P10 is told the address of a group by the webhook, which leads there through the login")
    void addressOfAGroup(WebhookReceiver receiver) {
        die(1);
        await("it is told").atMost(SOON).until(() -> !receiver.asked(type).isEmpty());
        String address = JsonPath.from(receiver.asked(type).get(0)).getString("page");
        assertThat(address).isEqualTo("/#/" + group());
        operator.view("dead-letters?search=" + type);
        assertThat(operator.browser.sees("main td.cause a").getDomAttribute("href")).as("as the page writes it")
                .isEqualTo(address.substring(1));
        operator.browser.sees(".who button").click();
        operator.browser.seesText("h1", "Log in");
        operator.browser.opens("/?colleague" + address.substring(1));
        operator.browser.sees("input[name=name]").sendKeys(credentials.get("operator.user"));
        operator.browser.sees("input[name=password]").sendKeys(credentials.get("operator.password"));
        operator.browser.sees("form.login button").click();

        operator.browser.seesText("main h1", "JsonParseException");
        operator.sees(type);
    }

    @Test
    @DisplayName("reads what strangers wrote as text: body, type, order, cause, properties and what they are called")
    void strangers() {
        String evil = type + EVIL;
        console.pause("payment.orders");
        try {
            // A core client: JMS would refuse such a name.
            ForeignClient.CORE.send(credentials, List.of(new ForeignClient.Parcel(
                    "orders::payment.orders", "not JSON " + EVIL, true, true,
                    Map.of("ce_subject", type, "ce_type", EVIL, "orderflow_cause", evil, "property", EVIL, EVIL, "an evil name"))));
            console.buries("payment.orders", type);
        } finally {
            console.resume("payment.orders");
        }
        String id = deadLetterAbout(type);
        operator.view("dead-letters?search=" + type);
        operator.sees(evil);
        operator.isNotFooled();
        operator.browser.sees("main td.cause a").findElement(By.xpath(".")).click();
        operator.browser.seesText("main h1", evil);
        operator.isNotFooled();
        operator.view("dead-letters/" + id);
        operator.sees("not JSON " + EVIL);
        assertThat(operator.browser.all("main td.property").stream().map(it -> it.getText())).contains(EVIL, "an evil name");
        assertThat(operator.browser.all("main td:has(+ td.property)").stream().map(it -> it.getText())).contains(EVIL, "property");
        operator.isNotFooled();
        operator.looksAround("dead-letter-of-a-stranger");
    }

    /** What else is shown comes again and again; the search has its answer. */
    private void searchesNoMoreWhileItLooks() {
        operator.browser.runs("performance.clearResourceTimings();");
        operator.browser.until(page -> requests("/api/dead-letters/given-back") > 2);
        assertThat(requests("search=")).as("searches for a text that stands").isZero();
    }

    private long requests(String part) {
        return (Long) operator.browser.runs(
                "return performance.getEntriesByType('resource').filter(it => it.name.includes(arguments[0])).length;", part);
    }

    /** So many messages that are no events die at once. */
    private void die(int many) {
        program.sends(Collections.nCopies(
                many, new Letter("orders::" + SUBSCRIPTION, "no event", Map.of("ce_subject", type, "ce_type", type))));
        await("all are dead").atMost(SOON).until(() -> shop.operator().queryParam("type", type).queryParam("groupBy", "cause")
                .get("/api/dead-letters").then().statusCode(200).extract().<List<Integer>>path("count"), List.of(many)::equals);
    }

    private String group() {
        return "dead-letters/group?subscription=" + SUBSCRIPTION + "&type=" + type + "&cause="
                + URLEncoder.encode(cause(), StandardCharsets.UTF_8);
    }

    /** A method that the last delivery of one of them came by, in capitals. */
    private String ofItsStack() {
        String id = shop.operator().queryParam("type", type).get("/api/dead-letters").path("[0].id");
        String stack = shop.operator().get("/api/dead-letters/{id}", id).path("attempts[0].stack");
        return stack.lines().filter(line -> line.contains("dev.orderflow")).skip(1).findFirst().orElseThrow().strip()
                .toUpperCase(Locale.ROOT);
    }

    private String cause() {
        return shop.operator().queryParam("type", type).get("/api/dead-letters").path("[0].cause");
    }

    private String deadLetterAbout(String order) {
        return await("a dead letter about " + order).atMost(SOON).until(
                () -> shop.operator().queryParam("limit", 200).get("/api/dead-letters").then().statusCode(200).extract()
                        .<String>path("find { it.subject == '" + order + "' }?.id"),
                found -> found != null);
    }

    private static String placed(String order, int quantity) {
        return """
                {"specversion":"1.0","id":"%s","source":"/orderflow/orders","type":"OrderPlaced","dataschema":"urn:orderflow:OrderPlaced:1",
                 "time":"2026-01-01T00:00:00Z","subject":"%s","datacontenttype":"application/json",
                 "data":{"orderId":"%s","customerId":"c-1","currency":"EUR","total":"0.00","paymentToken":"tok_visa",
                         "lines":[{"sku":"BOOK-1","quantity":%d,"unitPrice":"1.00"}]}}
                """
                .formatted(UUID.randomUUID(), order, order, quantity);
    }
}
