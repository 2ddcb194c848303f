package dev.orderflow.deadletters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.database.SchemaOnPostgreSql;
import dev.orderflow.deadletters.Action;
import dev.orderflow.deadletters.Action.What;
import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.Cases.Place;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.deadletters.DeadLetterSearch.Found;
import dev.orderflow.deadletters.FailureCounts;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.GivenBack;
import dev.orderflow.deadletters.GroupKey;
import dev.orderflow.deadletters.GroupNote;
import dev.orderflow.deadletters.RetryRun;
import dev.orderflow.deadletters.WatchedGroup;
import dev.orderflow.messaging.FailedDelivery;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the SQL of groups, searches and returns does on PostgreSQL, without a server around it. */
@DisplayName("Groups of dead letters in PostgreSQL")
class JdbcGroupsIT {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    private static final GroupKey FAULTS = new GroupKey("payment.orders", "OrderPlaced", "Fault: no");

    private static SchemaOnPostgreSql schema;

    private final JdbcCases cases = new JdbcCases();
    private final JdbcGroups groups = new JdbcGroups();
    private final JdbcDeadLetterSearch search = new JdbcDeadLetterSearch();
    private final JdbcKnownCauses causes = new JdbcKnownCauses();
    private final JdbcRetryRuns runs = new JdbcRetryRuns();
    private final JdbcRetryReturns returns = new JdbcRetryReturns();

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
        execute("truncate deadletters.dead_letter, deadletters.coming, deadletters.failed_delivery, deadletters.retry_run,"
                + " deadletters.group_note cascade");
        cases.statements = schema.statements();
        groups.statements = schema.statements();
        search.statements = schema.statements();
        causes.statements = schema.statements();
        runs.statements = schema.statements();
        returns.statements = schema.statements();
    }

    @Test
    @DisplayName("DEADLETTERS-P14 each dead letter counts in the hour in which it died last, whatever became of it since")
    void perHour() throws SQLException {
        failed("event", "Fault: no", "a stack");
        dies("m1", NOON);
        dies("m2", NOON.minusSeconds(3_599));
        dies("m3", NOON.minusSeconds(3_600));
        cases.become(State.RETRIED, List.of(dies("m4", NOON.minus(Duration.ofHours(23)))));
        dies("m5", NOON.minus(Duration.ofHours(25)));

        WatchedGroup group = groups.find(ALL, Optional.empty(), NOON, 9).get(0);

        List<Long> expected = new ArrayList<>(Collections.nCopies(24, 0L));
        expected.set(23, 2L);
        expected.set(22, 1L);
        expected.set(0, 1L);
        assertThat(group.perHour()).isEqualTo(expected);
        assertThat(group.group().count()).isEqualTo(4);
        assertThat(group.firstSeen()).isEqualTo(NOON.minus(Duration.ofHours(25)));
    }

    @Test
    @DisplayName("DEADLETTERS-P10 a cause that is told after its dead letter came is as new as one that was told before")
    void toldLater() throws SQLException {
        JdbcFailureLog log = new JdbcFailureLog();
        log.statements = schema.statements();
        log.counts = new FailureCounts();
        log.clock = Clock.fixed(NOON, ZoneOffset.UTC);
        log.node = "n";
        DeadLetter letter = dies("m1", NOON);

        log.add(new FailedDelivery("payment.orders", letter.key(), "m1", null, "OrderPlaced", null, 5,
                new IllegalStateException("at commit")));

        assertThat(cases.find(letter.id())).map(DeadLetter::cause).hasValue("IllegalStateException: at commit");
        assertThat(causes.due(NOON)).map(it -> it.letter().cause() + " " + it.letter().id() + " " + it.firstSeen())
                .hasValue("IllegalStateException: at commit " + letter.id() + " " + NOON);
    }

    @Test
    @DisplayName("know since when a cause was seen, also if the first dead letter of it is none any more")
    void firstSeen() throws SQLException {
        failed("event", "Fault: no", "a stack");
        DeadLetter first = dies("m1", NOON.minus(Duration.ofDays(3)));
        execute("insert into deadletters.known_cause (subscription, type, cause, dead_letter, first_seen, tries, next_try) values"
                + " ('payment.orders', 'OrderPlaced', 'Fault: no', '" + first.id() + "', '2026-11-24T12:00:00Z', 0, now())");
        cases.become(State.DISCARDED, List.of(first));
        assertThat(groups.isKnown(FAULTS)).isTrue();
        assertThat(groups.isKnown(new GroupKey("payment.orders", "", "Fault: no"))).isFalse();
        dies("m2", NOON);

        assertThat(groups.find(ALL, Optional.empty(), NOON, 9)).extracting(WatchedGroup::firstSeen)
                .containsExactly(NOON.minus(Duration.ofDays(3)));
    }

    @Test
    @DisplayName("DEADLETTERS-P11 keep what is noted, with its version, and show it with the group")
    void notes() throws SQLException {
        failed("event", "Fault: no", "a stack");
        dies("m1", NOON);
        assertThat(groups.note(FAULTS)).isEqualTo(GroupNote.none(FAULTS));
        assertThat(groups.lock(FAULTS)).isEqualTo(GroupNote.none(FAULTS)).isEqualTo(groups.lock(FAULTS));

        GroupNote note = new GroupNote(FAULTS, Optional.of("a ticket"), Optional.of("ben"), Optional.of("anna"), Optional.of(NOON), 1);
        groups.save(note);

        assertThat(groups.note(FAULTS)).isEqualTo(note);
        assertThat(groups.find(ALL, Optional.empty(), NOON, 9)).extracting(WatchedGroup::note).containsExactly(note);
    }

    @Test
    @DisplayName("DEADLETTERS-P13 are found, as each of their dead letters is, by cause and stack, whatever is in the text")
    void search() throws SQLException {
        failed("event", "Fault: 100% of it_", "at dev.orderflow.payment.Cashier.authorize(Cashier.java:42)");
        DeadLetter first = dies("m1", NOON);
        DeadLetter second = dies("m2", NOON.plusSeconds(1));
        failed("another", "Timeout: no", "at java.net.Socket");
        DeadLetter another = cases.begin(arrival("another", "m3"), NOON.plusSeconds(2));

        assertThat(found("CASHIER.java:42")).containsExactly(second.id(), first.id());
        assertThat(found("100% of it_")).containsExactly(second.id(), first.id());
        assertThat(found("1_0%")).isEmpty();
        assertThat(found("orders")).containsExactly(another.id(), second.id(), first.id());
        assertThat(groups.find(ALL, Optional.of("socket"), NOON, 9)).extracting(it -> it.group().cause()).containsExactly("Timeout: no");
        assertThat(groups.find(ALL, Optional.of("TIMEOUT"), NOON, 9)).extracting(it -> it.group().cause()).containsExactly("Timeout: no");

        Found page = search.find(ALL, "fault", Optional.empty(), 1);
        assertThat(page.letters()).containsExactly(second);
        assertThat(page.next()).contains(new Place(second.deadSince(), second.id()));
        assertThat(search.find(ALL, "fault", page.next(), 1)).isEqualTo(new Found(List.of(first), Optional.empty()));
    }

    @Test
    @DisplayName("DEADLETTERS-P13 a search looks at a bounded number for each page: the next goes on from there")
    void bounded() throws SQLException {
        failed("event", "Fault: no", "a stack");
        dies("wanted", NOON.minusSeconds(1));
        execute("update deadletters.dead_letter set type = 'Wanted'");
        execute("insert into deadletters.dead_letter select 'id-' || i, subscription, message_key, 'm-' || i, 'a-' || i, 'Other',"
                + " subject, cause,"
                + " state, rounds, dead_since + interval '1 second', happened_at, body, properties"
                + " from deadletters.dead_letter cross join generate_series(1, " + JdbcDeadLetterSearch.SEARCHED + ") i");

        Found first = search.find(ALL, "wanted", Optional.empty(), 9);
        assertThat(first.letters()).isEmpty();
        assertThat(first.next()).isPresent();
        Found second = search.find(ALL, "wanted", first.next(), 9);
        assertThat(second.letters()).extracting(DeadLetter::type).containsExactly("Wanted");
        assertThat(second.next()).isEmpty();
    }

    @Test
    @DisplayName("DEADLETTERS-P12 a retry of many has what came back of it, once for each time; DEADLETTERS-P15 what has not is told"
            + " by group")
    void returned() throws SQLException {
        failed("event", "Fault: no", "a stack");
        runs.add(new RetryRun("run", ALL, Optional.empty(), 1, RetryRun.State.RUNNING, 0, Optional.empty(), 0, NOON,
                Optional.of(7L), Optional.empty(), "anna", NOON, NOON, Optional.empty()));
        assertThat(runs.find("run").orElseThrow().total()).contains(7L);
        DeadLetter good = sent(dies("m1", NOON), "run");
        DeadLetter bad = sent(dies("m2", NOON), "run");
        assertThat(groups.givenBack(NOON.minusSeconds(1), 9)).containsExactly(new GivenBack(FAULTS, 2, NOON, NOON));

        returns.note(bad);
        DeadLetter back = cases.reopen(bad, arrival("event", "m3"), 2, NOON.plusSeconds(9));

        assertThat(returns.page("run", 0, 9)).extracting(it -> it.letter()).containsExactly(back);
        assertThat(returns.page("run", returns.page("run", 0, 9).get(0).id(), 9)).isEmpty();
        assertThat(returns.count(List.of("run", "none"))).isEqualTo(Map.of("run", 1L));
        assertThat(groups.givenBack(NOON.minusSeconds(1), 9)).containsExactly(new GivenBack(FAULTS, 1, NOON, NOON));
        assertThat(groups.givenBack(NOON, 9)).isEmpty();
        assertThat(cases.actionsOn(good.id())).extracting(Action::retryRun).containsExactly("run");

        returns.note(back);
        assertThat(returns.page("run", 0, 9)).hasSize(1);
    }

    private DeadLetter sent(DeadLetter letter, String run) {
        cases.keep(List.of(new Action(0, letter.id(), letter.rounds(), What.RETRIED, "a retry", NOON, null, null, null, null, run)));
        cases.become(State.RETRIED, List.of(letter));
        return letter;
    }

    private List<String> found(String text) {
        return search.find(ALL, text, Optional.empty(), 9).letters().stream().map(DeadLetter::id).toList();
    }

    private DeadLetter dies(String messageId, Instant when) {
        return cases.begin(arrival("event", messageId), when);
    }

    private static Arrival arrival(String key, String messageId) {
        return new Arrival("payment.orders", key, messageId, messageId, "OrderPlaced", "o-1", Optional.empty(), NOON, "{}", "{}");
    }

    private static void failed(String key, String cause, String stack) throws SQLException {
        execute("insert into deadletters.failed_delivery (subscription, message_key, attempt, failed_at, exception, message,"
                + " root_cause, cause,"
                + " stack, node) values ('payment.orders', '" + key + "', 1, now(), 'x', '', '" + cause + "', '" + cause + "', '" + stack
                + "', 'node1')");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = schema.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
