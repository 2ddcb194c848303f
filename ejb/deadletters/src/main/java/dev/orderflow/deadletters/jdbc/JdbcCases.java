package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.Action;
import dev.orderflow.deadletters.Arrival;
import dev.orderflow.deadletters.Attempt;
import dev.orderflow.deadletters.Cases;
import dev.orderflow.deadletters.CauseText;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetter.State;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.Group;
import dev.orderflow.deadletters.KnownCase;
import dev.orderflow.deadletters.ProposedEdit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** In the tables {@code dead_letter}, {@code action} and {@code proposed_edit}. */
@ApplicationScoped
@Transactional
class JdbcCases implements Cases {

    /** Of a message that came without a cause: its consumer was killed with it in hand, or somebody moved it here. */
    static final String UNKNOWN_CAUSE = "unknown";

    private static final int MOST_OF_ONE_EVENT = 20;

    static final String LETTER = "select id, subscription, message_key, message_id, type, subject, cause, state, rounds,"
            + " dead_since, happened_at from deadletters.dead_letter ";

    @Inject
    Statements statements;

    /** Of those that bring the same coming at the same time the second waits for the first. */
    @Override
    public boolean note(Arrival arrival, Instant now) {
        return statements.update(
                "insert into deadletters.coming (subscription, arrived_as, recorded_at) values (?, ?, ?) on conflict do nothing",
                arrival.subscription(), arrival.arrivedAs(), now) == 1;
    }

    /** In the order of {@link KnownCase}, so that the limit leaves out the least likely. */
    @Override
    public List<KnownCase> about(Arrival arrival) {
        return statements.query(
                "select d.*, arrived_as = ? as same from deadletters.dead_letter d where subscription = ? and message_key = ?"
                        + " order by same desc, message_id = ? desc, state <> 'DEAD' desc, dead_since desc limit ? for update",
                row -> new KnownCase(letter(row), row.getBoolean("same")),
                arrival.arrivedAs(), arrival.subscription(), arrival.key(), arrival.messageId(), MOST_OF_ONE_EVENT);
    }

    @Override
    public DeadLetter begin(Arrival arrival, Instant now) {
        String id = UUID.randomUUID().toString();
        statements.update(
                "insert into deadletters.dead_letter (id, subscription, message_key, message_id, arrived_as, type, subject, cause, state,"
                        + " rounds, dead_since, happened_at, body, properties) values (?, ?, ?, ?, ?, ?, ?, ?, 'DEAD', 1, ?, ?, ?, ?)",
                id, arrival.subscription(), arrival.key(), arrival.messageId(), arrival.arrivedAs(), arrival.type(), arrival.subject(),
                cause(arrival), now, arrival.happenedAt(), arrival.body(), arrival.properties());
        return find(id).orElseThrow();
    }

    @Override
    public DeadLetter reopen(DeadLetter letter, Arrival arrival, int rounds, Instant deadSince) {
        statements.update(
                "update deadletters.dead_letter set state = 'DEAD', rounds = ?, dead_since = ?, message_id = ?, arrived_as = ?, type = ?,"
                        + " subject = ?, cause = ?, body = ?, properties = ? where id = ?",
                rounds, deadSince, arrival.messageId(), arrival.arrivedAs(), arrival.type(), arrival.subject(), cause(arrival),
                arrival.body(), arrival.properties(), letter.id());
        return find(letter.id()).orElseThrow();
    }

    private String cause(Arrival arrival) {
        return statements
                .query(
                        "select cause from deadletters.failed_delivery where subscription = ? and message_key = ?"
                                + " order by id desc limit 1",
                        row -> row.getString("cause"),
                        arrival.subscription(), arrival.key())
                .stream()
                .findFirst()
                .or(() -> arrival.saidCause().map(said -> CauseText.cut(said, CauseText.LONGEST)))
                .orElse(UNKNOWN_CAUSE);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public Optional<DeadLetter> find(String id) {
        return one(LETTER + "where id = ?", id);
    }

    @Override
    public Optional<DeadLetter> lock(String id) {
        return one(LETTER + "where id = ? for update", id);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<DeadLetter> page(Filter filter, Optional<Place> after, int limit) {
        return page(Conditions.dead(filter), after, limit);
    }

    /** There are few of them, and they have an index. */
    @Override
    @Transactional(TxType.SUPPORTS)
    public List<DeadLetter> pageOfProposed(Filter filter, Optional<Place> after, int limit) {
        return page(
                Conditions.dead(filter).and("id in (select p.dead_letter from deadletters.proposed_edit p)"), after, limit);
    }

    private List<DeadLetter> page(Conditions wanted, Optional<Place> after, int limit) {
        after.ifPresent(place -> wanted.and("(dead_since, id) < (?, ?)", place.deadSince(), place.id()));
        return statements.query(
                LETTER + wanted + " order by dead_since desc, id desc limit " + limit, JdbcCases::letter, wanted.values());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Group> groups(Filter filter, int limit) {
        Conditions wanted = Conditions.dead(filter);
        return statements.query(
                "select subscription, type, cause, count(*) as count, min(dead_since) as oldest, max(dead_since) as latest"
                        + " from deadletters.dead_letter " + wanted
                        + " group by subscription, type, cause order by count desc, subscription, type, cause limit " + limit,
                row -> new Group(
                        row.getString("subscription"),
                        row.getString("type"),
                        row.getString("cause"),
                        row.getLong("count"),
                        row.getTimestamp("oldest").toInstant(),
                        row.getTimestamp("latest").toInstant()),
                wanted.values());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public Content content(String id) {
        return statements
                .query(
                        "select body, properties from deadletters.dead_letter where id = ?",
                        row -> new Content(row.getString("body"), row.getString("properties")),
                        id)
                .get(0);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Attempt> attempts(DeadLetter letter, int limit) {
        return statements.query(
                "select attempt, message_id, failed_at, exception, message, root_cause, stack, node from deadletters.failed_delivery"
                        + " where subscription = ? and message_key = ? order by id desc limit ?",
                row -> new Attempt(
                        row.getInt("attempt"),
                        row.getString("message_id"),
                        row.getTimestamp("failed_at").toInstant(),
                        row.getString("exception"),
                        row.getString("message"),
                        row.getString("root_cause"),
                        row.getString("stack"),
                        row.getString("node")),
                letter.subscription(), letter.key(), limit);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Action> actionsOn(String id) {
        return statements.query("select * from deadletters.action where dead_letter = ? order by id", JdbcCases::action, id);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<Action> archive(Long before, int limit) {
        return statements.query(
                "select * from deadletters.action where id < ? order by id desc limit ?",
                JdbcCases::action,
                before == null ? Long.MAX_VALUE : before, limit);
    }

    @Override
    public List<DeadLetter> take(Filter filter, Instant before, Optional<String> reached, int limit) {
        Conditions wanted = Conditions.dead(filter);
        wanted.and("dead_since <= ?", before);
        reached.ifPresent(id -> wanted.and("(happened_at, id) > (select happened_at, id from deadletters.dead_letter where id = ?)", id));
        return statements.query(
                LETTER + wanted + " order by happened_at, id limit " + limit + " for update skip locked",
                JdbcCases::letter,
                wanted.values());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public long count(Filter filter, Instant before) {
        Conditions wanted = Conditions.dead(filter);
        wanted.and("dead_since <= ?", before);
        return statements
                .query("select count(*) as count from deadletters.dead_letter " + wanted, row -> row.getLong("count"), wanted.values())
                .get(0);
    }

    @Override
    public void become(State state, Collection<DeadLetter> letters) {
        String[] ids = letters.stream().map(DeadLetter::id).toArray(String[]::new);
        statements.update("update deadletters.dead_letter set state = ? where id = any(?)", state.name(), ids);
        statements.update("delete from deadletters.proposed_edit where dead_letter = any(?)", (Object) ids);
    }

    @Override
    public void keep(Collection<Action> actions) {
        statements.updateAll(
                "insert into deadletters.action (dead_letter, round, what, who, done_at, reason, body_before, body_after, diff,"
                        + " retry_run) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                actions.stream()
                        .map(it -> new Object[] {
                            it.deadLetter(), it.round(), it.what().name(), it.who(), it.at(), it.reason(), it.bodyBefore(),
                            it.bodyAfter(), it.diff(), it.retryRun()
                        })
                        .toList());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public Optional<ProposedEdit> proposed(String deadLetter) {
        return statements
                .query(
                        "select * from deadletters.proposed_edit where dead_letter = ?",
                        row -> new ProposedEdit(
                                row.getString("id"),
                                row.getString("dead_letter"),
                                row.getString("body"),
                                row.getString("reason"),
                                row.getString("who"),
                                row.getTimestamp("proposed_at").toInstant()),
                        deadLetter)
                .stream()
                .findFirst();
    }

    @Override
    public void propose(ProposedEdit edit) {
        withdraw(edit.deadLetter());
        statements.update(
                "insert into deadletters.proposed_edit (id, dead_letter, body, reason, who, proposed_at) values (?, ?, ?, ?, ?, ?)",
                edit.id(), edit.deadLetter(), edit.body(), edit.reason(), edit.who(), edit.at());
    }

    @Override
    public void withdraw(String deadLetter) {
        statements.update("delete from deadletters.proposed_edit where dead_letter = ?", deadLetter);
    }

    private Optional<DeadLetter> one(String sql, Object... parameters) {
        return statements.query(sql, JdbcCases::letter, parameters).stream().findFirst();
    }

    static DeadLetter letter(ResultSet row) throws SQLException {
        return new DeadLetter(
                row.getString("id"),
                row.getString("subscription"),
                row.getString("message_key"),
                row.getString("message_id"),
                row.getString("type"),
                row.getString("subject"),
                row.getString("cause"),
                State.valueOf(row.getString("state")),
                row.getInt("rounds"),
                row.getTimestamp("dead_since").toInstant(),
                row.getTimestamp("happened_at").toInstant());
    }

    private static Action action(ResultSet row) throws SQLException {
        return new Action(
                row.getLong("id"),
                row.getString("dead_letter"),
                row.getInt("round"),
                Action.What.valueOf(row.getString("what")),
                row.getString("who"),
                row.getTimestamp("done_at").toInstant(),
                row.getString("reason"),
                row.getString("body_before"),
                row.getString("body_after"),
                row.getString("diff"),
                row.getString("retry_run"));
    }
}
