package dev.orderflow.web.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.deadletters.DeadLetterOffice;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Retries of many dead letters over REST")
class RetriesResourceTest {

    private final DeadLetterOffice office = new DeadLetterOffice();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        RetriesResource resource = new RetriesResource();
        resource.retries = office.retries;
        resource.runs = office.runs;
        resource.returns = office.returns;
        resource.deeds = api.deeds();
        resource.caller = api.caller();
        api.has(resource);
        api.visitor.isOperator("anna");
    }

    @Test
    @DisplayName("begin with 202 and a relative Location, where each tells how far it is; that is written down")
    void begun() {
        Answer answer = begin("{'subscription':'payment.orders','limit':10,'ratePerSecond':5}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/dead-letters/retry/" + answer.json().get("id").textValue());
        assertThat(answer.json().get("state").textValue()).isEqualTo("RUNNING");
        assertThat(answer.json().get("ratePerSecond").intValue()).isEqualTo(5);
        assertThat(api.get(answer.header("Location").substring("/api".length())).body()).isEqualTo(answer.body());
        assertThat(api.kept.inShort()).containsExactly("anna RETRY_BEGUN payment.orders *");
    }

    @Test
    @DisplayName("are of all where nothing is said, at the usual rate; an empty text is a filter as any other")
    void ofAll() {
        Answer all = begin("{}");

        assertThat(all.json().get("ratePerSecond").intValue()).isEqualTo(50);
        assertThat(all.json().get("total").longValue()).as("nothing is dead").isZero();
        assertThat(all.json().has("limit")).isFalse();
        assertThat(all.json().has("type")).isFalse();
        assertThat(begin("{'type':''}").json().get("type").textValue()).isEmpty();
    }

    @Test
    @DisplayName("are written down also where the names that they are of are longer than what can be written down of them")
    void longNames() {
        String longest = "x".repeat(255);

        assertThat(begin("{'subscription':'" + longest + "','type':'" + longest + "'}").status()).isEqualTo(202);
        assertThat(api.kept.inShort()).containsExactly("anna RETRY_BEGUN " + "x".repeat(254) + "…");
    }

    @Test
    @DisplayName("do not begin where a field is wrong, or unknown: a slip of the pen must not retry all")
    void invalid() {
        assertThat(begin("{'subscripton':'payment.orders'}").wrongFields()).containsExactly("subscripton");
        assertThat(begin("{'limit':0,'ratePerSecond':10001}").wrongFields()).containsExactly("limit", "ratePerSecond");

        nothingHasBegun();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"0\"", "If-None-Match: *", "If-Match: x"})
    @DisplayName("WEB-HTTP-P11 do not begin where a header rules it out or cannot be read")
    void wrongHead(String header) {
        assertThat(api.post("/dead-letters/retry", "{}", header).status()).isIn(400, 412);

        nothingHasBegun();
    }

    @Test
    @DisplayName("are stopped: 200 and how it is now, written down; one that is not there is 404, and not written down")
    void stopped() {
        String id = begin("{}").json().get("id").textValue();
        Answer answer = api.delete("/dead-letters/retry/" + id, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("state").textValue()).isEqualTo("STOPPED");
        assertThat(answer.json().get("stoppedBy").textValue()).isEqualTo("anna");

        Answer none = api.delete("/dead-letters/retry/none", null);
        assertThat(none.problem()).isEqualTo("404 not-found");
        assertThat(api.delete("/dead-letters/retry/" + "x".repeat(65), null)).isEqualTo(none);
        assertThat(api.get("/dead-letters/retry/none")).isEqualTo(none);
        assertThat(api.kept.inShort()).containsExactly("anna RETRY_BEGUN * *", "anna RETRY_STOPPED " + id);
    }

    @Test
    @DisplayName("DEADLETTERS-P12 tell how many came back and which, with what became of them, page by page")
    void returned() {
        String id = begin("{}").json().get("id").textValue();
        for (String letter : List.of("first", "second")) {
            office.dies(letter, 0, true);
            office.sent(letter, id);
            office.comesBack(letter);
        }

        assertThat(api.get("/dead-letters/retry/" + id).json().get("returned").longValue()).isEqualTo(2);
        assertThat(api.get("/dead-letters/retry").each("returned")).containsExactly("2");
        Answer page = api.get("/dead-letters/retry/" + id + "/returned?limit=1");
        assertThat(page.each("id")).containsExactly("first");
        assertThat(page.each("state")).containsExactly("RETRIED");
        assertThat(page.each("cause")).containsExactly("Fault: It does not work.");
        String link = page.header("Link");
        assertThat(api.get(link.substring("</api".length(), link.indexOf('>'))).each("id")).containsExactly("second");
        assertThat(api.get("/dead-letters/retry/" + id + "/returned?after=x").wrongFields()).containsExactly("after");
        assertThat(api.get("/dead-letters/retry/none/returned").problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("WEB-P3 are listed page by page, the latest first")
    void pages() {
        String first = begin("{}").json().get("id").textValue();
        String second = begin("{}").json().get("id").textValue();
        Answer page = api.get("/dead-letters/retry?limit=1");

        assertThat(page.each("id")).containsExactly(second);
        assertThat(page.header("Link")).isEqualTo("</api/dead-letters/retry?after=" + second + "&limit=1>; rel=\"next\"");
        assertThat(api.get("/dead-letters/retry?after=" + second).each("id")).containsExactly(first);
        assertThat(api.get("/dead-letters/retry?after=none&limit=x").wrongFields()).containsExactly("after", "limit");
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /none", "GET, /none/returned", "POST, ''", "DELETE, /none"})
    @DisplayName("WEB-DEADLETTERS-P3 a customer sees and does nothing here, be there something or not")
    void customer(String method, String path) {
        api.visitor.isCustomer("c-1");

        Answer refused = api.send(method, "/dead-letters/retry" + path, "application/json", method.equals("POST") ? "{}" : null);

        assertThat(refused.problem()).isEqualTo("403 forbidden");
        nothingHasBegun();
    }

    private Answer begin(String request) {
        return api.post("/dead-letters/retry", request);
    }

    private void nothingHasBegun() {
        assertThat(office.runs.all()).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }
}
