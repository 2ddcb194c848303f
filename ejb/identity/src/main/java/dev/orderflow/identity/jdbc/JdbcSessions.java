package dev.orderflow.identity.jdbc;

import dev.orderflow.database.Statements;
import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.Session;
import dev.orderflow.identity.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** In the table {@code session}. */
@ApplicationScoped
class JdbcSessions implements Sessions {

    @Inject
    Statements statements;

    @Override
    public void add(String tokenHash, Session session, int most) {
        statements.update(
                "insert into identity.session (token_hash, name, user_version, csrf_token, begun, last_used) values (?, ?, ?, ?, ?, ?)",
                tokenHash, session.login().name(), session.login().version(), session.csrfToken(), session.begun(), session.lastUsed());
        statements.update(
                "delete from identity.session where token_hash in (select token_hash from identity.session where name = ?"
                        + " order by begun desc, token_hash = ? desc offset ?)",
                session.login().name(), tokenHash, most);
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return statements
                .query(
                        "select s.name, u.role, s.user_version, s.csrf_token, s.begun, s.last_used from identity.session s"
                                + " join identity.app_user u on u.name = s.name and u.version = s.user_version and not u.disabled"
                                + " where s.token_hash = ?",
                        JdbcSessions::session, tokenHash)
                .stream()
                .findFirst();
    }

    @Override
    public void used(String tokenHash, Instant at) {
        statements.update("update identity.session set last_used = greatest(last_used, ?) where token_hash = ?", at, tokenHash);
    }

    @Override
    public void remove(String tokenHash) {
        statements.update("delete from identity.session where token_hash = ?", tokenHash);
    }

    @Override
    public int removeOverdue(Instant lastUsedBefore, Instant begunBefore) {
        return statements.update("delete from identity.session where last_used < ? or begun < ?", lastUsedBefore, begunBefore);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new Login(row.getString("name"), Role.named(row.getString("role")), row.getLong("user_version")),
                row.getString("csrf_token"),
                row.getTimestamp("begun").toInstant(),
                row.getTimestamp("last_used").toInstant());
    }
}
