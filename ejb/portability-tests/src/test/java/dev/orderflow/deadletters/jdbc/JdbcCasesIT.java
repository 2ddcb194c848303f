package dev.orderflow.deadletters.jdbc;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.database.SchemaOnPostgreSql;
import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.Cases;
import dev.orderflow.deadletters.Cases.Place;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.Group;
import dev.orderflow.deadletters.KnownCase;
import dev.orderflow.deadletters.ProposedEdit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the SQL of dead letters does on PostgreSQL, without a server around it. */
@DisplayName("Cases in PostgreSQL")
class JdbcCasesIT {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private static SchemaOnPostgreSql schema;

    private final JdbcCases cases = new JdbcCases();

    @BeforeAll
    static void start() {
        schema = new SchemaOnPostgreSql("deadletters");
    }

    @AfterAll
    static void stop() {
        if (schema != null) {
            schema.close();
        }
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("truncate deadletters.dead_letter, deadletters.coming, deadletters.failed_delivery cascade");
        cases.statements = schema.statements();
    }

    @Test
    @DisplayName("note a coming once, and the next of the same message again")
    void notes() {
        assertThat(cases.note(arrival("k", "m", "first"), NOON)).isTrue();
        assertThat(cases.note(arrival("k", "m", "first"), NOON)).isFalse();
        assertThat(cases.note(arrival("k", "m", "second"), NOON)).isTrue();
    }

    @Test
    @DisplayName("are told about the same event of the same subscription only, the likeliest first")
    void about() {
        DeadLetter dead = cases.begin(arrival("event", "m1", "a1"), NOON);
        DeadLetter retried = cases.begin(arrival("event", "m2", "a2"), NOON.minusSeconds(9));
        DeadLetter same = cases.begin(arrival("event", "m3", "a3"), NOON.minusSeconds(8));
        DeadLetter ofMessage = cases.begin(arrival("event", "m4", "a4"), NOON.minusSeconds(7));
        cases.begin(arrival("another", "m4", "a3"), NOON);
        cases.become(State.RETRIED, List.of(retried));

        List<KnownCase> known = cases.about(arrival("event", "m4", "a3"));

        assertThat(known).extracting(it -> it.letter().id()).containsExactly(same.id(), ofMessage.id(), retried.id(), dead.id());
        assertThat(known).extracting(KnownCase::sameComing).containsExactly(true, false, false, false);
    }

    @Test
    @DisplayName("have the cause of the last failed delivery, else what the message says, else none that is known")
    void causes() throws SQLException {
        failed("event", "the first cause");
        failed("event", "the last cause");
        failed("another", "of another");

        assertThat(cases.begin(arrival("event", "m", "a"), NOON).cause()).isEqualTo("the last cause");
        assertThat(cases.begin(saying(Optional.of("x".repeat(9_999))), NOON).cause()).matches("x{1,254}.?").hasSizeLessThan(256);
        assertThat(cases.begin(saying(Optional.empty()), NOON).cause()).isEqualTo("unknown");
    }

    @Test
    @DisplayName("come back as themselves, with what came")
    void reopen() {
        DeadLetter letter = cases.begin(arrival("event", "m1", "a1"), NOON);
        cases.become(State.RETRIED, List.of(letter));

        DeadLetter again = cases.reopen(letter, arrival("event", "m2", "a2"), 2, NOON.plusSeconds(5));

        assertThat(again.id()).isEqualTo(letter.id());
        assertThat(again.state()).isEqualTo(State.DEAD);
        assertThat(again.rounds()).isEqualTo(2);
        assertThat(again.messageId()).isEqualTo("m2");
        assertThat(again.deadSince()).isEqualTo(NOON.plusSeconds(5));
        assertThat(cases.find(letter.id())).hasValue(again);
    }

    @Test
    @DisplayName("are paged with the last one first, each once, also where many died at the same moment")
    void pages() {
        List<String> ids = new ArrayList<>(begun(7).stream().map(DeadLetter::id).toList());

        List<String> found = new ArrayList<>();
        Optional<Place> after = Optional.empty();
        for (List<DeadLetter> page = cases.page(ALL, after, 3); !page.isEmpty(); page = cases.page(ALL, after, 3)) {
            page.forEach(letter -> found.add(letter.id()));
            DeadLetter last = page.get(page.size() - 1);
            after = Optional.of(new Place(last.deadSince(), last.id()));
        }

        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    @DisplayName("are found by subscription, type and cause, and only while they are dead")
    void filters() throws SQLException {
        failed("event", "the cause");
        DeadLetter letter = cases.begin(arrival("event", "m", "a"), NOON);
        begun(2);

        Filter wanted = new Filter(Optional.of("payment.orders"), Optional.of("OrderPlaced"), Optional.of("the cause"));
        assertThat(cases.page(wanted, Optional.empty(), 9)).extracting(DeadLetter::id).containsExactly(letter.id());
        assertThat(cases.count(wanted, NOON)).isEqualTo(1);
        assertThat(cases.count(wanted, NOON.minusSeconds(1))).isZero();
        assertThat(cases.groups(ALL, 9)).containsExactly(
                new Group("payment.orders", "OrderPlaced", "unknown", 2, NOON, NOON),
                new Group("payment.orders", "OrderPlaced", "the cause", 1, NOON, NOON));

        cases.become(State.DISCARDED, List.of(letter));
        assertThat(cases.page(wanted, Optional.empty(), 9)).isEmpty();
    }

    @Test
    @DisplayName("are taken in the order of their events, from a place on, without those that somebody else has in hand")
    void take() throws SQLException {
        List<DeadLetter> letters = begun(5);
        try (Connection other = schema.source().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from deadletters.dead_letter where id = '" + letters.get(1).id() + "' for update");

            assertThat(cases.take(ALL, NOON, Optional.empty(), 2)).containsExactly(letters.get(0), letters.get(2));
            assertThat(cases.take(ALL, NOON, Optional.of(letters.get(2).id()), 9)).containsExactly(letters.get(3), letters.get(4));
        }
        assertThat(cases.take(ALL, NOON.minusSeconds(1), Optional.empty(), 9)).isEmpty();
    }

    @Test
    @DisplayName("lose a proposed edit to the next one, and to whatever ends them")
    void proposals() {
        DeadLetter letter = begun(1).get(0);
        cases.propose(new ProposedEdit("e1", letter.id(), "{}", "why", "somebody", NOON));
        cases.propose(new ProposedEdit("e2", letter.id(), "[]", "why not", "somebody else", NOON));

        assertThat(cases.proposed(letter.id())).map(ProposedEdit::id).hasValue("e2");

        cases.become(State.RETRIED, List.of(letter));
        assertThat(cases.proposed(letter.id())).isEmpty();
    }

    @Test
    @DisplayName("of which an edit is proposed are found by that, page after page, until it is withdrawn")
    void pagesOfProposed() {
        List<DeadLetter> letters = begun(4);
        letters.stream().skip(1).forEach(it -> cases.propose(new ProposedEdit("e" + it.id(), it.id(), "{}", "why", "somebody", NOON)));
        cases.withdraw(letters.get(1).id());

        List<DeadLetter> first = cases.pageOfProposed(ALL, Optional.empty(), 1);
        List<DeadLetter> second =
                cases.pageOfProposed(ALL, Optional.of(new Place(first.get(0).deadSince(), first.get(0).id())), 9);
        assertThat(List.of(first.get(0), second.get(0))).containsExactlyInAnyOrder(letters.get(2), letters.get(3));
        assertThat(second).hasSize(1);
        Filter other = new Filter(Optional.of("inventory.orders"), Optional.empty(), Optional.empty());
        assertThat(cases.pageOfProposed(other, Optional.empty(), 9)).isEmpty();
    }

    @Test
    @DisplayName("keep what a message says, whatever is in it, and where it says nothing")
    void content() {
        String body = IntStream.range(1, 0x250).mapToObj(Character::toString).collect(joining()) + "\uD83D\uDE00'\"\\";
        DeadLetter letter = cases.begin(new Arrival("payment.orders", "k", "m", "a", "", "", Optional.empty(), NOON, body, "{}"), NOON);
        DeadLetter silent = cases.begin(new Arrival("payment.orders", "k", "n", "b", "", "", Optional.empty(), NOON, null, "{}"), NOON);

        assertThat(cases.content(letter.id())).isEqualTo(new Cases.Content(body, "{}"));
        assertThat(cases.content(silent.id()).body()).isNull();
    }

    /** So many, of events a second apart. */
    private List<DeadLetter> begun(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> cases.begin(
                        new Arrival("payment.orders", "k" + i, "m" + i, "a" + i, "OrderPlaced", "o", Optional.empty(),
                                NOON.plusSeconds(i), "{}", "{}"),
                        NOON))
                .toList();
    }

    private static Arrival arrival(String key, String messageId, String arrivedAs) {
        return new Arrival("payment.orders", key, messageId, arrivedAs, "OrderPlaced", "o", Optional.empty(), NOON, "{}", "{}");
    }

    private static Arrival saying(Optional<String> cause) {
        return new Arrival("payment.orders", "says " + cause.isPresent(), "m", "a", "OrderPlaced", "o", cause, NOON, "{}", "{}");
    }

    private static void failed(String key, String cause) throws SQLException {
        execute("insert into deadletters.failed_delivery (subscription, message_key, attempt, failed_at, exception, message,"
                + " root_cause, cause,"
                + " stack, node) values ('payment.orders', '" + key + "', 1, now(), 'E', '', '', '" + cause + "', '', 'n')");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = schema.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
