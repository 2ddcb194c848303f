package dev.orderflow.deadletters.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.RetryRun;
import dev.orderflow.deadletters.RetryRuns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** In the table {@code retry_run}. */
@ApplicationScoped
@Transactional
class JdbcRetryRuns implements RetryRuns {

    @Inject
    Statements statements;

    @Override
    public void add(RetryRun run) {
        statements.update(
                "insert into deadletters.retry_run (id, subscription, type, cause, most, rate_per_second, state, retried, reached,"
                        + " sent_in_pass, spent_until, total, started_by, started_at, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(), run.filter().subscription().orElse(null), run.filter().type().orElse(null), run.filter().cause().orElse(null),
                run.most().orElse(null), run.ratePerSecond(), run.state().name(), run.retried(), run.reached().orElse(null),
                run.sentInPass(), run.spentUntil(), run.total().orElse(null), run.startedBy(), run.startedAt(), run.updatedAt());
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public Optional<RetryRun> find(String id) {
        return one("", id);
    }

    @Override
    public Optional<RetryRun> lockWaiting(String id) {
        return one("for update", id);
    }

    @Override
    public Optional<RetryRun> lock(String id) {
        return one("for update skip locked", id);
    }

    private Optional<RetryRun> one(String lock, String id) {
        return statements
                .query("select * from deadletters.retry_run where id = ? " + lock, JdbcRetryRuns::run, id)
                .stream()
                .findFirst();
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<String> running() {
        return statements.query(
                "select id from deadletters.retry_run where state = 'RUNNING' order by started_at, id", row -> row.getString("id"));
    }

    @Override
    @Transactional(TxType.SUPPORTS)
    public List<RetryRun> page(String after, int limit) {
        if (after == null) {
            return statements.query(
                    "select * from deadletters.retry_run order by started_at desc, id desc limit ?", JdbcRetryRuns::run, limit);
        }
        return statements.query(
                "select * from deadletters.retry_run"
                        + " where (started_at, id) < (select started_at, id from deadletters.retry_run where id = ?)"
                        + " order by started_at desc, id desc limit ?",
                JdbcRetryRuns::run,
                after, limit);
    }

    @Override
    public void save(RetryRun run) {
        statements.update(
                "update deadletters.retry_run set state = ?, retried = ?, reached = ?, sent_in_pass = ?, spent_until = ?, remaining = ?,"
                        + " updated_at = ?, stopped_by = ? where id = ?",
                run.state().name(), run.retried(), run.reached().orElse(null), run.sentInPass(), run.spentUntil(),
                run.remaining().orElse(null), run.updatedAt(), run.stoppedBy().orElse(null), run.id());
    }

    private static RetryRun run(ResultSet row) throws SQLException {
        return new RetryRun(
                row.getString("id"),
                new Filter(
                        Optional.ofNullable(row.getString("subscription")),
                        Optional.ofNullable(row.getString("type")),
                        Optional.ofNullable(row.getString("cause"))),
                Optional.ofNullable(row.getObject("most", Integer.class)),
                row.getInt("rate_per_second"),
                RetryRun.State.valueOf(row.getString("state")),
                row.getInt("retried"),
                Optional.ofNullable(row.getString("reached")),
                row.getInt("sent_in_pass"),
                row.getTimestamp("spent_until").toInstant(),
                Optional.ofNullable(row.getObject("total", Long.class)),
                Optional.ofNullable(row.getObject("remaining", Long.class)),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                Optional.ofNullable(row.getString("stopped_by")));
    }
}
