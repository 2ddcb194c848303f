package dev.orderflow.history.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.events.UnopenedEvent;
import dev.orderflow.history.History;
import dev.orderflow.history.KeptEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** In the table {@code event}. */
@ApplicationScoped
class JdbcHistory implements History {

    private static final String TELLS_STATUS =
            "e.type in ('OrderPlaced', 'OrderConfirmed', 'OrderRejected', 'OrderCancelled', 'OrderShipped')";

    /** A fact that is told again, as a new event with another id, is no change. */
    private static final String ROWS = "select e.position, e.kept_at,"
            + " case when " + TELLS_STATUS
            + " and not exists (select 1 from history.event f"
            + " where f.order_id = e.order_id and f.type = e.type and f.position < e.position) then e.body end as status,"
            + " case when e.type = 'OrderShipped' then (select p.body from history.event p"
            + " where p.order_id = e.order_id and p.type = 'OrderPlaced' order by p.position limit 1) end as placed"
            + " from history.event e where ";

    @Inject
    Statements statements;

    /** Looks first, because even an insert that does nothing takes a position, and leaves a hole. */
    @Override
    @Transactional(TxType.MANDATORY)
    public void addAll(List<UnopenedEvent> events) {
        statements.update(
                "insert into history.event (id, order_id, type, time, causation_id, body)"
                        + " select id, order_id, type, time, causation_id, body"
                        + " from unnest(?, ?, ?, ?, ?, ?) with ordinality as given (id, order_id, type, time, causation_id, body, place)"
                        + " where not exists (select 1 from history.event kept where kept.id = given.id) order by place on conflict (id)"
                        + " do nothing",
                texts(events, UnopenedEvent::id),
                texts(events, UnopenedEvent::subject),
                texts(events, UnopenedEvent::type),
                events.stream().map(UnopenedEvent::time).toArray(Instant[]::new),
                texts(events, event -> event.causationId().orElse(null)),
                texts(events, UnopenedEvent::text));
    }

    private static String[] texts(List<UnopenedEvent> events, Function<UnopenedEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    @Override
    public List<KeptEvent> about(String orderId, int limit) {
        return statements.query(
                "select position, id, time, causation_id, body from history.event where order_id = ? order by position limit ?",
                row -> new KeptEvent(
                        row.getLong("position"),
                        row.getString("id"),
                        row.getTimestamp("time").toInstant(),
                        Optional.ofNullable(row.getString("causation_id")),
                        row.getString("body")),
                orderId, limit);
    }

    @Override
    public List<Row> statusesOf(String orderId, long after, int limit) {
        return statements.query(
                "select * from (" + ROWS + "e.order_id = ? and e.position > ?) found where status is not null order by position limit ?",
                JdbcHistory::row, orderId, after, limit);
    }

    @Override
    public List<Row> statusesOfCustomer(String customerId, long after, int limit) {
        return statements.query(ofCustomer(), JdbcHistory::row, customerId, after, limit, after, limit, limit);
    }

    /** Two ranges, each from an index: of the customer, and of those of whom nobody knows whose they are. There are hardly any of these. */
    static String ofCustomer() {
        String range = "(" + ROWS + "%s and e.position > ? and " + TELLS_STATUS + " order by e.position limit ?)";
        return "select * from (" + range.formatted("e.customer_id = ?") + " union all " + range.formatted("e.customer_id is null")
                + ") found order by position limit ?";
    }

    @Override
    public List<Row> next(long after, SortedSet<Long> missing, int limit) {
        if (missing.isEmpty()) {
            return statements.query(ROWS + "e.position > ? order by e.position limit ?", JdbcHistory::row, after, limit);
        }
        return statements.query(
                ROWS + "(e.position > ? or e.position = any(?)) order by e.position limit ?",
                JdbcHistory::row,
                after, missing.stream().mapToLong(Long::longValue).toArray(), limit);
    }

    @Override
    public long highestBefore(Instant moment) {
        return statements
                .query(
                        "select position from history.event where kept_at < ? order by position desc limit 1",
                        row -> row.getLong("position"),
                        moment)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public List<Row> positions(long after) {
        return statements.query(
                "select position, kept_at, null as status, null as placed from history.event where position > ? order by position",
                JdbcHistory::row,
                after);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("position"),
                row.getTimestamp("kept_at").toInstant(),
                Optional.ofNullable(row.getString("status")),
                Optional.ofNullable(row.getString("placed")));
    }
}
