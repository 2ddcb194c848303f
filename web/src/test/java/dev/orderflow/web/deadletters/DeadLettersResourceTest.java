package dev.orderflow.web.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.deadletters.DeadLetterOffice;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dead letters over REST")
class DeadLettersResourceTest {

    private static final String WHY = "'reason':'it was a test'";
    private static final String EDIT = "{'body':'" + DeadLetterOffice.BODY.replace("\"", "\\\"") + "'," + WHY + "}";
    private static final String NONE = "There is no such dead letter";

    private final DeadLetterOffice office = new DeadLetterOffice();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        DeadLettersResource resource = new DeadLettersResource();
        resource.cases = office.cases;
        resource.search = office.cases;
        resource.groups = office.groups;
        resource.clock = office.clock;
        resource.desk = office.desk;
        resource.deeds = api.deeds();
        resource.caller = api.caller();
        resource.readiness = api.surroundings.readiness;
        api.has(resource);
        api.visitor.isOperator("anna");
        office.dies("it", 0, true);
    }

    @Test
    @DisplayName("are retried: 202, with how it is now; that is written down")
    void retried() {
        Answer answer = api.post("/dead-letters/it/retry", null);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("state").textValue()).isEqualTo("RETRIED");
        assertThat(answer.json().get("actions")).singleElement().satisfies(it -> assertThat(it.get("who").textValue()).isEqualTo("anna"));
        assertThat(office.sent()).containsExactly("payment.orders it");
        assertThat(api.kept.inShort()).containsExactly("anna DEAD_LETTER_RETRIED it");
    }

    @Test
    @DisplayName("are edited: 202, the copy is sent; discarded: 204, nothing is sent; both are written down with their reasons")
    void editedAndDiscarded() {
        office.dies("other", 1, true);

        assertThat(api.post("/dead-letters/it/edit", EDIT).status()).isEqualTo(202);
        Answer discarded = api.delete("/dead-letters/other", "{" + WHY + "}");

        assertThat(discarded.status()).isEqualTo(204);
        assertThat(discarded.body()).isEmpty();
        assertThat(office.sent()).containsExactly("payment.orders " + DeadLetterOffice.BODY);
        assertThat(api.kept.inShort())
                .containsExactly("anna DEAD_LETTER_EDITED it it was a test", "anna DEAD_LETTER_DISCARDED other it was a test");
    }

    @Test
    @DisplayName("WEB-DEADLETTERS-P1 what is done with already, or gone from the queue, is a 409 that says so, and is done once")
    void notDead() {
        api.post("/dead-letters/it/retry", null);
        office.dies("gone", 1, false);

        Answer again = api.post("/dead-letters/it/retry", null);
        Answer gone = api.delete("/dead-letters/gone", "{" + WHY + "}");

        assertThat(again.problem()).isEqualTo("409 conflict");
        assertThat(again.detail()).contains("RETRIED");
        assertThat(api.post("/dead-letters/it/edit", EDIT).problem()).isEqualTo("409 conflict");
        assertThat(gone.problem()).isEqualTo("409 conflict");
        assertThat(gone.detail()).contains("by hand");
        assertThat(office.sent()).containsExactly("payment.orders it");
        assertThat(api.kept.inShort()).hasSize(1);
    }

    @Test
    @DisplayName("WEB-DEADLETTERS-P1 a proposed edit is sent by another operator, who names it: not by its own, and not another one")
    void approved() {
        office.approvalIs(true);
        String proposed = api.post("/dead-letters/it/edit", EDIT).json().at("/proposedEdit/id").textValue();
        String approval = "{'proposedEdit':'" + proposed + "'}";

        Answer own = api.post("/dead-letters/it/edit/approval", approval);
        api.visitor.isOperator("ben");
        Answer another = api.post("/dead-letters/it/edit/approval", "{'proposedEdit':'another'}");
        assertThat(own.problem()).isEqualTo("409 conflict");
        assertThat(own.detail()).contains("Another operator");
        assertThat(another.problem()).isEqualTo("409 conflict");
        assertThat(another.detail()).contains("Another edit");
        assertThat(office.sent()).isEmpty();

        assertThat(api.post("/dead-letters/it/edit/approval", approval).status()).isEqualTo(202);
        assertThat(office.sent()).containsExactly("payment.orders " + DeadLetterOffice.BODY);
        assertThat(api.kept.inShort()).containsExactly("anna DEAD_LETTER_EDITED it it was a test", "ben DEAD_LETTER_EDIT_APPROVED it");
    }

    @Test
    @DisplayName("a proposed edit is turned down: 200, and nothing waits any more; where nothing waits it is 404")
    void turnedDown() {
        office.approvalIs(true);
        String proposed = api.post("/dead-letters/it/edit", EDIT).json().at("/proposedEdit/id").textValue();
        String rejection = "{'proposedEdit':'" + proposed + "'," + WHY + "}";

        Answer answer = api.post("/dead-letters/it/edit/rejection", rejection);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("proposedEdit")).isFalse();
        assertThat(answer.json().get("state").textValue()).isEqualTo("DEAD");
        assertThat(api.post("/dead-letters/it/edit/rejection", rejection).problem()).isEqualTo("404 not-found");
        assertThat(api.post("/dead-letters/it/edit/approval", rejection).problem()).isEqualTo("404 not-found");
        assertThat(api.kept.inShort()).last().isEqualTo("anna DEAD_LETTER_EDIT_REJECTED it it was a test");
    }

    @ParameterizedTest
    @CsvSource({"POST, /edit, body reason", "POST, /edit/approval, proposedEdit", "POST, /edit/rejection, proposedEdit reason",
            "DELETE, '', reason"})
    @DisplayName("WEB-DEADLETTERS-P2 nothing is done without the reason, or the edit, that is asked for")
    void reasons(String method, String action, String fields) {
        Answer missing = api.send(method, "/dead-letters/it" + action, "application/json", "{}");

        assertThat(missing.wrongFields()).containsExactlyInAnyOrder(fields.split(" "));
        nothingHasHappened();
    }

    @Test
    @DisplayName("an edit that is no event, or about another order, is told at the field body, and nothing is sent")
    void noEvent() {
        assertThat(api.post("/dead-letters/it/edit", "{'body':'no event'," + WHY + "}").wrongFields()).containsExactly("body");
        assertThat(api.post("/dead-letters/it/edit", EDIT.replace("7c0d5a3e", "00000000")).wrongFields()).containsExactly("body");

        nothingHasHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"0\"", "If-None-Match: *", "If-Match: x"})
    @DisplayName("WEB-HTTP-P11 nothing is done where a header rules it out or cannot be read")
    void wrongHead(String header) {
        assertThat(api.post("/dead-letters/it/retry", null, header).status()).isIn(400, 412);
        assertThat(api.delete("/dead-letters/it", "{" + WHY + "}", header).status()).isIn(400, 412);

        nothingHasHappened();
    }

    @Test
    @DisplayName("nothing is done while the broker is away, but who looks gets to see")
    void brokerAway() {
        api.surroundings.brokerGoes();

        Answer refused = api.post("/dead-letters/it/retry", null);

        assertThat(refused.problem()).isEqualTo("503 unavailable");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(api.get("/dead-letters/it").json().get("state").textValue()).isEqualTo("DEAD");
        nothingHasHappened();
    }

    @Test
    @DisplayName("one that is not there is 404, whatever is to be done with it")
    void none() {
        for (String id : new String[] {"none", "x".repeat(65), "%20"}) {
            assertThat(api.get("/dead-letters/" + id).detail()).startsWith(NONE);
            assertThat(api.post("/dead-letters/" + id + "/retry", null).detail()).startsWith(NONE);
            assertThat(api.delete("/dead-letters/" + id, "{" + WHY + "}").problem()).isEqualTo("404 not-found");
        }
        nothingHasHappened();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''", "GET, /it", "POST, /it/retry", "POST, /it/edit", "POST, /it/edit/approval", "POST, /it/edit/rejection",
                "DELETE, /it", "GET, /none"
    })
    @DisplayName("WEB-DEADLETTERS-P3 a customer sees and does nothing here, be there something or not")
    void customer(String method, String path) {
        api.visitor.isCustomer("c-1");

        Answer refused = api.send(method, "/dead-letters" + path, "application/json", method.equals("GET") ? null : "{}");

        assertThat(refused.problem()).isEqualTo("403 forbidden");
        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-P3 a page leads to the next by the moment of death and the id, so that one that dies again moves nothing")
    void pages() {
        office.dies("later", 1, true);
        office.dies("last", 2, true);

        Answer first = api.get("/dead-letters?limit=2&subscription=payment.orders");
        String link = first.header("Link");
        assertThat(first.each("id")).containsExactly("last", "later");
        assertThat(link).isEqualTo(
                "</api/dead-letters?after=1795600801000000.later&limit=2&subscription=payment.orders>; rel=\"next\"");

        office.dies("later", 9, true);
        Answer second = api.get(link.substring("</api".length(), link.indexOf('>')));
        assertThat(second.each("id")).containsExactly("it");
        assertThat(second.header("Link")).isNull();
        assertThat(api.get("/dead-letters?after=last").each("id")).as("an id will do").containsExactly("it");
    }

    @Test
    @DisplayName("come in groups where that is asked for, 200 or as many as limit says; filters that are wrong are named, all of them")
    void groups() {
        office.dies("other", 1, true);
        Answer groups = api.get("/dead-letters?groupBy=cause&limit=1");

        assertThat(groups.each("count")).containsExactly("2");
        assertThat(groups.json().at("/0/perHour")).hasSize(24);
        assertThat(groups.json().at("/0/perHour/23").longValue()).isEqualTo(2);
        assertThat(groups.json().at("/0/firstSeen").textValue()).isEqualTo(groups.json().at("/0/oldest").textValue());
        assertThat(api.get("/dead-letters?groupBy=type&limit=0&after=none&cause=" + "x".repeat(256)).wrongFields())
                .containsExactlyInAnyOrder("groupBy", "limit", "after", "cause");
    }

    @Test
    @DisplayName("of which an edit waits for approval are found by that, page after page, until somebody has decided")
    void proposed() {
        office.approvalIs(true);
        office.dies("other", 1, true);
        office.dies("third", 2, true);
        assertThat(api.get("/dead-letters?proposed=true").json()).isEmpty();
        String edit = api.post("/dead-letters/it/edit", EDIT).json().at("/proposedEdit/id").textValue();
        api.post("/dead-letters/third/edit", EDIT);

        Answer first = api.get("/dead-letters?proposed=true&limit=1&subscription=payment.orders");
        String link = first.header("Link");
        assertThat(first.each("id")).containsExactly("third");
        assertThat(link).contains("proposed=true");
        assertThat(api.get(link.substring("</api".length(), link.indexOf('>'))).each("id")).containsExactly("it");

        api.post("/dead-letters/it/edit/rejection", "{'proposedEdit':'" + edit + "'," + WHY + "}");
        assertThat(api.get("/dead-letters?proposed=true").each("id")).containsExactly("third");
        assertThat(api.get("/dead-letters?proposed=").each("id")).as("no filter").hasSize(3);
        for (String wrong : new String[] {"proposed=false", "proposed=true&search=x", "proposed=true&groupBy=cause"}) {
            assertThat(api.get("/dead-letters?" + wrong).wrongFields()).as(wrong).containsExactly("proposed");
        }
    }

    @Test
    @DisplayName("are found by what their stacks say, one by one and in groups, page after page")
    void search() {
        office.dies("other", 1, true);
        office.dies("third", 2, true);
        office.cases.failedWith("it", "at dev.orderflow.payment.Cashier.authorize");
        office.cases.failedWith("third", "at dev.orderflow.payment.Cashier.authorize");

        assertThat(api.get("/dead-letters?search=cashier.").each("id")).containsExactly("third", "it");
        assertThat(api.get("/dead-letters?search=cashier.&groupBy=cause").each("count")).containsExactly("2");
        assertThat(api.get("/dead-letters?search=nowhere&groupBy=cause").json()).isEmpty();
        String link = api.get("/dead-letters?search=Cashier&limit=1").header("Link");
        assertThat(link).contains("search=Cashier");
        assertThat(api.get(link.substring("</api".length(), link.indexOf('>'))).each("id")).containsExactly("it");
        assertThat(api.get("/dead-letters?search=" + "x".repeat(201)).wrongFields()).containsExactly("search");
    }

    private void nothingHasHappened() {
        assertThat(office.sent()).isEmpty();
        assertThat(office.cases.actionsOn("it")).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }
}
