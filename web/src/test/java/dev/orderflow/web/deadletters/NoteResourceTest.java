package dev.orderflow.web.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.deadletters.DeadLetterOffice;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is noted about a group of dead letters")
class NoteResourceTest {

    private static final String GROUP =
            "/dead-letters/note?subscription=payment.orders&type=OrderPlaced&cause=Fault:%20It%20does%20not%20work.";

    private final DeadLetterOffice office = new DeadLetterOffice();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        NoteResource resource = new NoteResource();
        resource.groups = office.groups;
        resource.investigation = office.investigation;
        resource.deeds = api.deeds();
        resource.caller = api.caller();
        api.has(resource);
        GivenBackResource givenBack = new GivenBackResource();
        givenBack.groups = office.groups;
        givenBack.clock = office.clock;
        api.has(givenBack);
        api.visitor.isOperator("anna");
        office.dies("it", 0, true);
    }

    @Test
    @DisplayName("is nothing at first, with an ETag; then what an operator says, which is written down; then nothing again")
    void noted() {
        Answer nothing = api.get(GROUP);
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.header("ETag")).isEqualTo("\"0\"");
        assertThat(nothing.json().has("note")).isFalse();

        Answer noted = api.put(GROUP, "{'note':' a ticket,\\n4711 ','investigatedBy':'ben'}", "If-Match: \"0\"");
        assertThat(noted.status()).isEqualTo(200);
        assertThat(noted.header("ETag")).isEqualTo("\"1\"");
        assertThat(noted.json().get("note").textValue()).isEqualTo("a ticket,\n4711");
        assertThat(noted.json().get("investigatedBy").textValue()).isEqualTo("ben");
        assertThat(noted.json().get("changedBy").textValue()).isEqualTo("anna");
        assertThat(api.get(GROUP).body()).isEqualTo(noted.body());
        assertThat(api.get(GROUP, "If-None-Match: \"1\"").status()).isEqualTo(304);

        Answer cleared = api.put(GROUP, "{'note':' '}", "If-Match: \"1\"");
        assertThat(cleared.json().has("note")).isFalse();
        assertThat(cleared.json().has("investigatedBy")).isFalse();
        assertThat(api.kept.inShort()).containsExactly(
                "anna DEAD_LETTERS_NOTED payment.orders OrderPlaced investigated by ben: Fault: It does not work. a ticket,\n4711",
                "anna DEAD_LETTERS_NOTED payment.orders OrderPlaced Fault: It does not work.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"1\"", "If-None-Match: *", "If-Match: x"})
    @DisplayName("is not changed where a header rules that out: another operator was faster")
    void wrongHead(String header) {
        assertThat(api.put(GROUP, "{'note':'x'}", header).status()).isIn(400, 412);

        assertThat(api.get(GROUP).json().has("note")).isFalse();
        assertThat(api.kept.inShort()).isEmpty();
    }

    @Test
    @DisplayName("is of a group that there is or was, which is named; and not longer than there is room for")
    void invalid() {
        assertThat(api.put("/dead-letters/note?subscription=payment.orders&cause=none", "{}").problem()).isEqualTo("404 not-found");
        assertThat(api.get("/dead-letters/note?subscription=payment.orders&cause=none").problem()).isEqualTo("404 not-found");
        assertThat(api.get("/dead-letters/note?type=OrderPlaced").wrongFields()).containsExactly("subscription", "cause");
        assertThat(api.put(GROUP, "{'note':'" + "x".repeat(1001) + "','investigatedBy':'" + "x".repeat(256) + "'}").wrongFields())
                .containsExactlyInAnyOrder("note", "investigatedBy");
        assertThat(api.put(GROUP, "{'text':'x'}").wrongFields()).containsExactly("text");
        assertThat(api.kept.inShort()).isEmpty();
    }

    @Test
    @DisplayName("WEB-DEADLETTERS-P3 is no affair of customers, nor is what was given back")
    void customer() {
        api.visitor.isCustomer("c-1");

        assertThat(api.get(GROUP).problem()).isEqualTo("403 forbidden");
        assertThat(api.put(GROUP, "{}").problem()).isEqualTo("403 forbidden");
        assertThat(api.get("/dead-letters/given-back").problem()).isEqualTo("403 forbidden");
    }

    @Test
    @DisplayName("DEADLETTERS-P15 beside it: what was given back and has not come back, by group")
    void givenBack() {
        assertThat(api.get("/dead-letters/given-back").json()).isEmpty();
        office.sent("it", "run");

        assertThat(api.get("/dead-letters/given-back?limit=1").each("count")).containsExactly("1");
        assertThat(api.get("/dead-letters/given-back?limit=0").wrongFields()).containsExactly("limit");
    }
}
