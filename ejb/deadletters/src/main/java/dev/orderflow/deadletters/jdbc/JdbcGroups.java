package dev.orderflow.deadletters.jdbc;

import static java.util.stream.Collectors.groupingBy;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.GivenBack;
import dev.orderflow.deadletters.Group;
import dev.orderflow.deadletters.GroupKey;
import dev.orderflow.deadletters.GroupNote;
import dev.orderflow.deadletters.Groups;
import dev.orderflow.deadletters.WatchedGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In the tables {@code dead_letter}, {@code known_cause}, {@code group_note} and {@code action}. */
@ApplicationScoped
@Transactional
class JdbcGroups implements Groups {

    /** So many groups, the largest, a search looks at, and so many dead letters of each: the last delivery of each of these. */
    private static final int SEARCHED_GROUPS = 1_000;
    private static final int SEARCHED_OF_GROUP = 3;

    private static final String OF_GROUP = "subscription = ? and type = ? and cause = ?";

    private static final String SAYS = " where strpos(lower(g.subscription || ' ' || g.type || ' ' || g.cause), lower(?)) > 0 or exists"
            + " (select 1 from (select subscription, message_key from deadletters.dead_letter d where state = 'DEAD'"
            + " and d.subscription = g.subscription and d.type = g.type and d.cause = g.cause order by dead_since desc limit "
            + SEARCHED_OF_GROUP + ") d cross join lateral (select root_cause, message, stack from deadletters.failed_delivery f"
            + " where f.subscription = d.subscription and f.message_key = d.message_key order by id desc limit 1) f"
            + " where strpos(lower(f.root_cause || ' ' || f.message || ' ' || f.stack), lower(?)) > 0)";

    @Inject
    Statements statements;

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<WatchedGroup> find(Filter filter, Optional<String> search, Instant now, int limit) {
        Conditions wanted = Conditions.dead(filter);
        String sql = "select g.*, k.first_seen, n.text, n.investigated_by, n.changed_by, n.changed_at, coalesce(n.version, 0) as version"
                + " from (select subscription, type, cause, count(*) as count, min(dead_since) as oldest, max(dead_since) as latest"
                + " from deadletters.dead_letter " + wanted + " group by subscription, type, cause"
                + " order by count desc, subscription, type, cause limit ?) g"
                + " left join deadletters.known_cause k using (subscription, type, cause)"
                + " left join deadletters.group_note n using (subscription, type, cause)" + (search.isPresent() ? SAYS : "")
                + " order by g.count desc, g.subscription, g.type, g.cause limit ?";
        Object[] values = search.isPresent()
                ? wanted.values(SEARCHED_GROUPS, search.get(), search.get(), limit)
                : wanted.values(limit, limit);
        Map<GroupKey, List<Died>> died = died(filter, now);
        return statements.query(sql, row -> watched(row, died.getOrDefault(key(row), List.of())), values);
    }

    /** How many died in that hour; the present one is 0, the one before it 1. */
    private record Died(GroupKey group, int hoursAgo, long count) {}

    private Map<GroupKey, List<Died>> died(Filter filter, Instant now) {
        Conditions lately = Conditions.any(filter).and("dead_since > ?", now.minus(Duration.ofHours(HOURS)));
        return statements
                .query(
                        "select subscription, type, cause, greatest(0, floor(extract(epoch from ?::timestamptz - dead_since) /"
                                + " 3600))::integer"
                                + " as hours_ago, count(*) as count from deadletters.dead_letter " + lately + " group by 1, 2, 3, 4",
                        row -> new Died(key(row), row.getInt("hours_ago"), row.getLong("count")),
                        before(now, lately.values()))
                .stream()
                .collect(groupingBy(Died::group));
    }

    private static Object[] before(Object first, Object[] others) {
        Object[] all = new Object[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private static WatchedGroup watched(ResultSet row, List<Died> died) throws SQLException {
        Long[] perHour = new Long[HOURS];
        Arrays.fill(perHour, 0L);
        died.stream().filter(it -> it.hoursAgo() < HOURS).forEach(it -> perHour[HOURS - 1 - it.hoursAgo()] += it.count());
        Instant oldest = row.getTimestamp("oldest").toInstant();
        Timestamp firstSeen = row.getTimestamp("first_seen");
        return new WatchedGroup(
                new Group(
                        row.getString("subscription"), row.getString("type"), row.getString("cause"), row.getLong("count"), oldest,
                        row.getTimestamp("latest").toInstant()),
                firstSeen == null || firstSeen.toInstant().isAfter(oldest) ? oldest : firstSeen.toInstant(),
                List.of(perHour),
                noteOf(row));
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public boolean isKnown(GroupKey group) {
        return statements
                .query(
                        "select exists (select 1 from deadletters.known_cause where " + OF_GROUP + ") or exists"
                                + " (select 1 from deadletters.dead_letter where state = 'DEAD' and " + OF_GROUP + ") as known",
                        row -> row.getBoolean("known"),
                        group.subscription(), group.type(), group.cause(), group.subscription(), group.type(), group.cause())
                .get(0);
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public GroupNote note(GroupKey group) {
        return kept(group, "");
    }

    /** An empty one is kept first, where there is none: of two that begin at the same time the second waits. */
    @Override
    public GroupNote lock(GroupKey group) {
        statements.update(
                "insert into deadletters.group_note (subscription, type, cause, version) values (?, ?, ?, 0) on conflict do nothing",
                group.subscription(), group.type(), group.cause());
        return kept(group, " for update");
    }

    private GroupNote kept(GroupKey group, String lock) {
        return statements
                .query(
                        "select * from deadletters.group_note where " + OF_GROUP + lock, JdbcGroups::noteOf,
                        group.subscription(), group.type(), group.cause())
                .stream()
                .findFirst()
                .orElseGet(() -> GroupNote.none(group));
    }

    @Override
    public void save(GroupNote note) {
        statements.update(
                "update deadletters.group_note set text = ?, investigated_by = ?, changed_by = ?, changed_at = ?, version = ? where "
                        + OF_GROUP,
                note.text().orElse(null), note.investigatedBy().orElse(null), note.changedBy().orElse(null), note.changedAt().orElse(null),
                note.version(), note.group().subscription(), note.group().type(), note.group().cause());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<GivenBack> givenBack(Instant since, int limit) {
        return statements.query(
                "select d.subscription, d.type, d.cause, count(*) as count, min(a.done_at) as first, max(a.done_at) as last"
                        + " from deadletters.action a join deadletters.dead_letter d on d.id = a.dead_letter"
                        + " where a.what in ('RETRIED', 'EDITED') and a.done_at > ? and d.state in ('RETRIED', 'EDITED')"
                        + " and d.rounds = a.round"
                        + " group by 1, 2, 3 order by last desc, 1, 2, 3 limit ?",
                row -> new GivenBack(
                        key(row), row.getLong("count"), row.getTimestamp("first").toInstant(), row.getTimestamp("last").toInstant()),
                since, limit);
    }

    private static GroupKey key(ResultSet row) throws SQLException {
        return new GroupKey(row.getString("subscription"), row.getString("type"), row.getString("cause"));
    }

    private static GroupNote noteOf(ResultSet row) throws SQLException {
        return new GroupNote(
                key(row),
                Optional.ofNullable(row.getString("text")),
                Optional.ofNullable(row.getString("investigated_by")),
                Optional.ofNullable(row.getString("changed_by")),
                Optional.ofNullable(row.getTimestamp("changed_at")).map(Timestamp::toInstant),
                row.getInt("version"));
    }
}
