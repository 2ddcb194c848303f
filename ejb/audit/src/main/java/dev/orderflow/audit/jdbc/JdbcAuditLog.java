package dev.orderflow.audit.jdbc;

import static java.util.stream.Collectors.joining;

import dev.orderflow.audit.AuditLog;
import dev.orderflow.audit.Deed;
import dev.orderflow.audit.DeedKind;
import dev.orderflow.database.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In the table {@code deed}. */
@ApplicationScoped
class JdbcAuditLog implements AuditLog {

    @Inject
    Statements statements;

    @Inject
    Clock clock;

    @Override
    @Transactional(TxType.MANDATORY)
    public void record(String who, DeedKind what, String subject, Optional<String> details, Optional<String> reason) {
        statements.update(
                "insert into audit.deed (at, who, what, subject, details, reason) values (?, ?, ?, ?, ?, ?)",
                clock.instant(), who, what.name(), subject, details.orElse(null), reason.orElse(null));
    }

    @Override
    public List<Deed> page(Optional<String> who, Optional<DeedKind> what, Optional<String> subject, Optional<Long> before, int limit) {
        StringBuilder sql = new StringBuilder("select id, at, who, what, subject, details, reason from audit.deed where true");
        List<Object> parameters = new ArrayList<>();
        who.ifPresent(it -> {
            sql.append(" and who = ?");
            parameters.add(it);
        });
        what.ifPresent(it -> {
            sql.append(" and what = ?");
            parameters.add(it.name());
        });
        subject.ifPresent(it -> {
            sql.append(" and subject = ?");
            parameters.add(it);
        });
        before.ifPresent(it -> {
            sql.append(" and id < ?");
            parameters.add(it);
        });
        parameters.add(limit);
        return statements.query(sql.append(" order by id desc limit ?").toString(), JdbcAuditLog::deed, parameters.toArray());
    }

    @Override
    public List<Deed> latest(Set<DeedKind> kinds) {
        String marks = kinds.stream().map(kind -> "?").collect(joining(", "));
        return statements.query(
                "select distinct on (subject) id, at, who, what, subject, details, reason from audit.deed where what in (" + marks
                        + ") order by subject, id desc",
                JdbcAuditLog::deed,
                kinds.stream().map(DeedKind::name).toArray());
    }

    @Override
    public void removeBefore(Instant moment) {
        statements.update("delete from audit.deed where at < ?", moment);
    }

    private static Deed deed(ResultSet row) throws SQLException {
        return new Deed(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                Optional.ofNullable(row.getString("details")),
                Optional.ofNullable(row.getString("reason")));
    }
}
