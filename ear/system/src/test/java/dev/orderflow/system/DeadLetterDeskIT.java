package dev.orderflow.system;

import static dev.orderflow.system.ForeignProgram.placed;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.orderflow.system.ForeignProgram.Letter;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an operator does with dead letters over REST. */
@OrderflowRunning
class DeadLetterDeskIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Delays of 1, 3, 9 and 27 seconds, each up to 15 percent longer. */
    private static final Duration FIVE_DELIVERIES = Duration.ofSeconds(80);
    private static final String QUEUE = "DLQ.payment.orders";
    private static final int MORE_THAN_64_MB = 800;

    @Test
    @DisplayName("DEADLETTERS-P1 a provider that fails five times: the dead letter has exception, root cause, stack, attempt, time and"
            + " node of each;"
            + " it is retried, and the order confirmed")
    void fromFailingProviderToCleanQueue(Shop shop, BrokerConsole console) {
        String order = shop.places(shop.sells("1.00", 10), 1, "tok_flaky_5");
        String id = awaitDeadLetter(shop, order, FIVE_DELIVERIES);

        shop.operator().get("/api/dead-letters/{id}", id).then().statusCode(200)
                .body("subscription", equalTo("payment.orders"))
                .body("type", equalTo("OrderPlaced"))
                .body("subject", equalTo(order))
                .body("state", equalTo("DEAD"))
                .body("rounds", equalTo(1))
                .body("attempts.attempt", equalTo(List.of(5, 4, 3, 2, 1)))
                .body("attempts.exception", everyItem(equalTo("dev.orderflow.payment.ProviderFault")))
                .body("attempts.rootCause", everyItem(startsWith("dev.orderflow.payment.ProviderFault: ")))
                .body("attempts.messageId", everyItem(startsWith("ID:")))
                .body("attempts.node", everyItem(equalTo("node1")))
                .body("attempts.at", everyItem(startsWith("20")))
                .body("attempts[0].stack", containsString("Cashier"))
                .body("properties.ce_subject", equalTo(order))
                .body("body", containsString("tok_flaky_5"));
        String cause = shop.operator().get("/api/dead-letters/{id}", id).then().extract().path("cause");
        assertThat(cause).startsWith("ProviderFault: ");
        shop.operator().queryParam("groupBy", "cause").get("/api/dead-letters").then().statusCode(200)
                .body("cause", hasItem(cause));

        shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202).body("state", equalTo("RETRIED"));

        shop.eventually(order, "CONFIRMED");
        assertThat(console.holds(QUEUE, order)).isFalse();
        shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(409)
                .body("detail", containsString("RETRIED"));
        shop.operator().get("/api/dead-letters/archive").then().statusCode(200)
                .body("deadLetter", hasItem(id))
                .body("find { it.deadLetter == '" + id + "' }.action", equalTo("RETRIED"));
    }

    @Test
    @DisplayName("DEADLETTERS-P3 a dead letter is one case however often it comes back: it counts its rounds and keeps the causes of all"
            + " of them; discarded it is kept in the archive; WEB-DEADLETTERS-P2 a reason is asked for wherever a message does not go on"
            + " as it was")
    void roundsAndDiscard(Shop shop, BrokerConsole console, ForeignProgram program) {
        String order = unreadable(program);
        String id = awaitDeadLetter(shop, order, AT_ONCE);
        shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202);
        await("it is back").atMost(AT_ONCE)
                .until(() -> shop.operator().get("/api/dead-letters/{id}", id).path("rounds").equals(2));

        shop.operator().contentType(ContentType.JSON).body(Map.of("reason", " "))
                .delete("/api/dead-letters/{id}", id).then().statusCode(422).body("errors[0].field", equalTo("reason"));
        shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "a test sent it"))
                .delete("/api/dead-letters/{id}", id).then().statusCode(204);

        assertThat(console.holds(QUEUE, order)).isFalse();
        shop.operator().get("/api/dead-letters/{id}", id).then()
                .body("state", equalTo("DISCARDED"))
                .body("attempts", hasSize(2))
                .body("actions.action", equalTo(List.of("RETRIED", "DISCARDED")))
                .body("actions[1].reason", equalTo("a test sent it"))
                .body("actions[1].bodyBefore", equalTo("this is not JSON"));
        assertThat(console.holds("DLQ.inventory.orders", order)).isTrue();
    }

    @Test
    @DisplayName("DEADLETTERS-P7 an edit is checked against the schema of its event, and sends one message; another operator approves"
            + " what that one has looked at, and WEB-DEADLETTERS-P1 nothing else; DEADLETTERS-P6 the archive has the original,"
                    + " what was sent"
            + " and the difference")
    void edit(Shop shop, BrokerConsole console, ForeignProgram program, Sql database) throws SQLException {
        String sku = shop.sells("1.00", 10);
        String order = UUID.randomUUID().toString();
        String wrong = placed(order, sku, 0);
        program.sends("orders::payment.orders", wrong, Map.of("ce_subject", order, "ce_type", "OrderPlaced"));
        String id = awaitDeadLetter(shop, order, AT_ONCE);
        database.addsOperator("second");

        edits(shop, id, wrong).statusCode(422).body("errors[0].message", containsString("quantity"));
        edits(shop, id, placed(UUID.randomUUID().toString(), sku, 1)).statusCode(422).body("errors[0].message", containsString("subject"));
        edits(shop, id, placed(order, sku, 2)).statusCode(202).body("proposedEdit.reason", equalTo("a quantity of nothing"));
        String first = proposed(shop, id);
        shop.operator("second").contentType(ContentType.JSON).body(Map.of("proposedEdit", first, "reason", "one is enough"))
                .post("/api/dead-letters/{id}/edit/rejection", id).then().statusCode(200).body("proposedEdit", nullValue());
        approves(shop.operator("second"), id, first).statusCode(404);
        // As a person would write it, on several lines.
        edits(shop, id, placed(order, sku, 1).replace(",", ",\n\t")).statusCode(202).body("state", equalTo("DEAD"));
        String second = proposed(shop, id);
        shop.operator("second").queryParam("proposed", true).get("/api/dead-letters").then().statusCode(200).body("id", hasItem(id));
        approves(shop.operator(), id, second).statusCode(409).body("detail", containsString("has to approve"));
        approves(shop.operator("second"), id, first).statusCode(409).body("detail", containsString("Another edit"));
        assertThat(console.holds(QUEUE, order)).isTrue();
        console.pause("payment.orders");
        try {
            approves(shop.operator("second"), id, second).statusCode(202).body("state", equalTo("EDITED"));
            assertThat(console.browse("payment.orders", order)).singleElement().asString()
                    .as("DEADLETTERS-P3 should the copy fail, it is the same case: the original had no event id")
                    .contains("orderflow_first_id");
        } finally {
            console.resume("payment.orders");
        }

        shop.eventuallyPayment(order, "AUTHORIZED");
        assertThat(console.holds(QUEUE, order)).isFalse();
        shop.operator().get("/api/dead-letters/{id}", id).then()
                .body("actions.action", equalTo(List.of("EDIT_PROPOSED", "EDIT_REJECTED", "EDIT_PROPOSED", "EDITED")))
                .body("actions[3].who", equalTo("second"))
                .body("actions[3].reason", startsWith("a quantity of nothing"))
                .body("actions[3].bodyBefore", equalTo(wrong))
                .body("actions[3].diff[0].path", equalTo("/data/lines/0/quantity"))
                .body("actions[3].diff[0].value", equalTo(1));
    }

    @Test
    @DisplayName("DEADLETTERS-P4 several of one order go in the order of their events, whatever the order they died in")
    void inTheOrderOfEvents(Shop shop, BrokerConsole console, ForeignProgram program) {
        String order = UUID.randomUUID().toString();
        String type = "OrderPlaced-" + order;
        for (String time : List.of("00:00:03", "00:00:01", "00:00:02")) {
            program.sends("orders::payment.orders", placed(order, "SKU", 0).replace("00:00:00", time),
                    Map.of("ce_subject", order, "ce_type", type, "ce_id", order + time));
        }
        await("all are dead").atMost(AT_ONCE).until(
                () -> shop.operator().queryParam("type", type).get("/api/dead-letters").<Integer>path("size()") == 3);
        console.pause("payment.orders");
        try {
            String retry = retries(shop, Map.of("type", type, "ratePerSecond", 1000));
            await("all are sent").atMost(AT_ONCE).until(() -> state(shop, retry).equals("DONE"));

            assertThat(console.browse("payment.orders", order))
                    .extracting(it -> it.get("text").toString().replaceAll(".*T(00:00:0.)Z.*", "$1"))
                    .containsExactly("00:00:01", "00:00:02", "00:00:03");
        } finally {
            console.resume("payment.orders");
        }
    }

    @Test
    @DisplayName("DEADLETTERS-P8 a retry of many goes on at a rate until it is done, stopped or has reached its limit; it tells how far"
            + " it is")
    void group(Shop shop, ForeignProgram program) {
        for (int i = 0; i < 5; i++) {
            awaitDeadLetter(shop, unreadable(program), AT_ONCE);
        }
        Map<String, Object> all = Map.of("subscription", "shipping.orders", "ratePerSecond", 1000);

        String limited = retries(shop, Map.of("subscription", "shipping.orders", "limit", 2, "ratePerSecond", 1000));
        await("two are sent").atMost(AT_ONCE).until(() -> state(shop, limited).equals("DONE"));
        shop.operator().get("/api/dead-letters/retry/{id}", limited).then()
                .body("retried", equalTo(2)).body("total", equalTo(2)).body("remaining", greaterThan(2));

        String rest = retries(shop, all);
        await("all are sent, and those that died again are left").atMost(AT_ONCE).until(() -> state(shop, rest).equals("DONE"));

        String slow = retries(shop, Map.of("subscription", "shipping.orders", "ratePerSecond", 1));
        int sent = shop.operator().delete("/api/dead-letters/retry/{id}", slow).then().statusCode(200)
                .body("state", equalTo("STOPPED")).extract().path("retried");
        await("nothing goes any more").during(Duration.ofSeconds(4)).atMost(AT_ONCE).until(
                () -> shop.operator().get("/api/dead-letters/retry/{id}", slow).path("retried").equals(sent));
    }

    @Test
    @DisplayName("a request that is wrong is refused whole, and nothing is sent: a slip of the pen does not retry everything")
    void wrongRequests(Shop shop) {
        wrongRetry(shop, Map.of("limit", 0, "ratePerSecond", 0)).body("errors.field", equalTo(List.of("limit", "ratePerSecond")));
        wrongRetry(shop, Map.of("ratePerSecond", 10_001)).body("errors.field", equalTo(List.of("ratePerSecond")));
        wrongRetry(shop, Map.of("limit", "2")).body("errors[0].message", equalTo("must be a whole number"));
        wrongRetry(shop, Map.of("subscripton", "payment.orders")).body("errors[0].message", equalTo("is unknown"));
        wrongRetry(shop, Map.of("filter", Map.of("subscription", "payment.orders"))).body("errors[0].field", equalTo("filter"));
        shop.operator().contentType(ContentType.JSON).body("{").post("/api/dead-letters/retry").then().statusCode(400);
        shop.operator().contentType(ContentType.TEXT).body("all").post("/api/dead-letters/retry").then().statusCode(415);
        shop.operator().contentType(ContentType.JSON).body(Map.of("body", 1)).post("/api/dead-letters/none/edit").then().statusCode(422)
                .body("errors.field", equalTo(List.of("body", "reason")));
        shop.operator().contentType(ContentType.JSON).body(Map.of()).post("/api/dead-letters/none/edit/approval").then().statusCode(422);
    }

    @Test
    @DisplayName("a message without even a JMS message id is a dead letter like any other: known when it comes back, and discarded")
    void withoutId(Shop shop, BrokerConsole console, ForeignProgram program) {
        String order = UUID.randomUUID().toString();
        program.sendsWithoutId(new Letter("orders::payment.orders", "this is not JSON", Map.of("ce_subject", order)));
        String id = awaitDeadLetter(shop, order, AT_ONCE);

        shop.operator().post("/api/dead-letters/{id}/retry", id).then().statusCode(202);
        await("it is back").atMost(AT_ONCE)
                .until(() -> shop.operator().get("/api/dead-letters/{id}", id).path("rounds").equals(2));
        shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "a test sent it"))
                .delete("/api/dead-letters/{id}", id).then().statusCode(204);

        assertThat(console.holds(QUEUE, order)).isFalse();
        shop.operator().get("/api/dead-letters/{id}", id).then().body("attempts", hasSize(2));
    }

    @Test
    @DisplayName("so is one that the broker buries by itself, and what it has of bytes is in the archive when it is discarded")
    void bytes(Shop shop, BrokerConsole console, ForeignProgram program) {
        String order = UUID.randomUUID().toString();
        console.pause("payment.orders");
        try {
            program.sends("orders::payment.orders", context -> bytes(context, new byte[] {(byte) 0xff, 0, 1}), Map.of("ce_subject", order));
            program.sendsWithoutId(new Letter("orders::payment.orders", "no id", Map.of("ce_subject", order + " too")));
            console.buries("payment.orders", order);
            console.buries("payment.orders", order + " too");
        } finally {
            console.resume("payment.orders");
        }
        for (String subject : List.of(order, order + " too")) {
            String id = awaitDeadLetter(shop, subject, AT_ONCE);
            shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "a test sent it"))
                    .delete("/api/dead-letters/{id}", id).then().statusCode(204);
            assertThat(console.holds(QUEUE, subject)).isFalse();
            shop.operator().get("/api/dead-letters/{id}", id).then().body("actions[0].bodyBefore",
                    equalTo(subject.equals(order) ? "data:application/octet-stream;base64,/wAB" : "no id"));
        }
    }

    @Test
    @DisplayName("DEADLETTERS-P3 two messages about the same event are two cases, also when both come back: one retried here, one in the"
            + " console")
    void twoAboutOneEvent(Shop shop, BrokerConsole console, ForeignProgram program) {
        String order = UUID.randomUUID().toString();
        Letter letter = new Letter("orders::payment.orders", "no event", Map.of("ce_subject", order, "ce_type", order, "ce_id", order));
        program.sends(List.of(letter, letter));
        await("both are dead").atMost(AT_ONCE).until(() -> rounds(shop, order), isEqual(List.of(1, 1)));
        String one = shop.operator().queryParam("type", order).get("/api/dead-letters").path("[0].id");
        console.pause("payment.orders");
        try {
            shop.operator().post("/api/dead-letters/{id}/retry", one).then().statusCode(202);
            console.retries(QUEUE, order);
        } finally {
            console.resume("payment.orders");
        }

        await("both are back").atMost(SOON).until(() -> rounds(shop, order), isEqual(List.of(2, 2)));
    }

    @Test
    @DisplayName("WEB-P3 keyset pages: what dies again while somebody reads them moves nothing from one to another")
    void pages(Shop shop, ForeignProgram program) {
        String type = "Type" + UUID.randomUUID();
        program.sends(Collections.nCopies(4,
                new Letter("orders::payment.orders", "no event", Map.of("ce_subject", type, "ce_type", type))));
        await("all are dead").atMost(AT_ONCE).until(
                () -> shop.operator().queryParam("type", type).get("/api/dead-letters").<Integer>path("size()") == 4);
        List<String> all = shop.operator().queryParam("type", type).get("/api/dead-letters").path("id");
        Response page = shop.operator().queryParam("type", type).queryParam("limit", 2).get("/api/dead-letters");
        shop.operator().post("/api/dead-letters/{id}/retry", all.get(1)).then().statusCode(202);
        await("the last of the page has died again").atMost(AT_ONCE)
                .until(() -> shop.operator().get("/api/dead-letters/{id}", all.get(1)).path("rounds").equals(2));

        String next = page.header("Link").replaceAll("<(.*)>.*", "$1");

        assertThat(shop.operator().urlEncodingEnabled(false).get(next).<List<String>>path("id")).isEqualTo(all.subList(2, 4));
        shop.operator().queryParam("type", type).queryParam("after", all.get(2)).get("/api/dead-letters").then()
                .body("id", equalTo(all.subList(3, 4)));
    }

    @Test
    @DisplayName("one that lies deep, behind more than the broker keeps in memory, can be retried as well")
    void deep(Shop shop, BrokerConsole console, ForeignProgram program) {
        String type = "Type" + UUID.randomUUID();
        // Two bytes each: just not a large message, which would not count.
        Letter letter = new Letter("orders::payment.orders", "x".repeat(45_000), Map.of("ce_subject", type, "ce_type", type));
        try {
            program.sends(Collections.nCopies(MORE_THAN_64_MB, letter));
            await("all are dead").atMost(Duration.ofMinutes(2)).until(() -> shop.operator().queryParam("type", type)
                    .queryParam("groupBy", "cause").get("/api/dead-letters").path("[0]?.count"), isEqual(MORE_THAN_64_MB));
            assertThat(console.isPaging("DLQ")).isTrue();
            String last = shop.operator().queryParam("type", type).get("/api/dead-letters").path("[0].id");

            shop.operator().post("/api/dead-letters/{id}/retry", last).then().statusCode(202).body("state", equalTo("RETRIED"));
            await("it is back").atMost(AT_ONCE)
                    .until(() -> shop.operator().get("/api/dead-letters/{id}", last).path("rounds").equals(2));
        } finally {
            console.removes(QUEUE, type);
        }
    }

    @Test
    @DisplayName("DEADLETTERS-P9 what is done in the console shows here soon: Retry is a round more, a removed message is no dead letter"
            + " any more")
    void byHand(Shop shop, BrokerConsole console, ForeignProgram program) {
        String order = unreadable(program);
        String id = awaitDeadLetter(shop, order, AT_ONCE);

        console.retries(QUEUE, order);
        await("DEADLETTERS-P3 it is back, and the same case").atMost(SOON)
                .until(() -> shop.operator().get("/api/dead-letters/{id}", id).path("rounds").equals(2));
        shop.operator().get("/api/dead-letters/{id}", id).then()
                .body("state", equalTo("DEAD"))
                .body("attempts", hasSize(2))
                .body("actions.who", equalTo(List.of("the console")));

        console.removes(QUEUE, order);

        await("it is gone").atMost(SOON)
                .until(() -> shop.operator().get("/api/dead-letters/{id}", id).path("state").equals("REMOVED"));
        shop.operator().get("/api/dead-letters/{id}", id).then()
                .body("rounds", equalTo(2))
                .body("actions.action", equalTo(List.of("REMOVED", "REMOVED")));
    }

    @Test
    @DisplayName("WEB-DEADLETTERS-P3 a customer sees and does nothing here")
    void operatorsOnly(Shop shop) {
        shop.customer().get("/api/dead-letters").then().statusCode(403);
        shop.customer().get("/api/dead-letters/archive").then().statusCode(403);
        shop.customer().post("/api/dead-letters/some/retry").then().statusCode(403);
        shop.operator().get("/api/dead-letters/none").then().statusCode(404);
        shop.operator().queryParam("after", "none").get("/api/dead-letters").then().statusCode(422);
    }

    /** Dead at once in each subscription to orders; the one of payment is looked at. */
    private static String unreadable(ForeignProgram program) {
        String order = UUID.randomUUID().toString();
        program.sends("orders", "this is not JSON", Map.of("ce_subject", order));
        return order;
    }

    private static String awaitDeadLetter(Shop shop, String order, Duration atMost) {
        return await("payment has a dead letter about " + order).atMost(atMost).until(
                () -> shop.operator().queryParam("subscription", "payment.orders").queryParam("limit", 200).get("/api/dead-letters")
                        .then().statusCode(200).extract().<String>path("find { it.subject == '" + order + "' }?.id"),
                id -> id != null);
    }

    private static ValidatableResponse edits(Shop shop, String id, String body) {
        return shop.operator().contentType(ContentType.JSON).body(Map.of("body", body, "reason", "a quantity of nothing"))
                .post("/api/dead-letters/{id}/edit", id).then();
    }

    private static List<Integer> rounds(Shop shop, String type) {
        return shop.operator().queryParam("type", type).get("/api/dead-letters").then().statusCode(200).extract().path("rounds");
    }

    private static String proposed(Shop shop, String id) {
        return shop.operator().get("/api/dead-letters/{id}", id).then().statusCode(200).extract().path("proposedEdit.id");
    }

    private static ValidatableResponse approves(RequestSpecification operator, String id, String proposedEdit) {
        return operator.contentType(ContentType.JSON).body(Map.of("proposedEdit", proposedEdit))
                .post("/api/dead-letters/{id}/edit/approval", id).then();
    }

    private static ValidatableResponse wrongRetry(Shop shop, Map<String, Object> request) {
        return shop.operator().contentType(ContentType.JSON).body(request).post("/api/dead-letters/retry").then().statusCode(422);
    }

    private static Message bytes(JMSContext context, byte[] bytes) {
        try {
            BytesMessage message = context.createBytesMessage();
            message.writeBytes(bytes);
            return message;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String retries(Shop shop, Map<String, Object> request) {
        return shop.operator().contentType(ContentType.JSON).body(request).post("/api/dead-letters/retry").then().statusCode(202)
                .body("state", equalTo("RUNNING")).extract().path("id");
    }

    private static String state(Shop shop, String retry) {
        return shop.operator().get("/api/dead-letters/retry/{id}", retry).then().statusCode(200).extract().path("state");
    }
}
