package dev.orderflow.identity.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.database.SchemaOnPostgreSql;
import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.Session;
import dev.orderflow.identity.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the SQL of sessions does on PostgreSQL, without a server around it. */
@DisplayName("Sessions in PostgreSQL")
class JdbcSessionsIT {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final int MANY = 50;

    private static SchemaOnPostgreSql schema;

    private final JdbcUsers users = new JdbcUsers();
    private final JdbcSessions sessions = new JdbcSessions();
    private Login login;

    @BeforeAll
    static void start() {
        schema = new SchemaOnPostgreSql("identity");
    }

    @AfterAll
    static void stop() {
        if (schema != null) {
            schema.close();
        }
    }

    @BeforeEach
    void aUser() {
        users.statements = schema.statements();
        sessions.statements = schema.statements();
        users.statements.update("truncate identity.app_user cascade");
        login = isNow("c-1", Role.CUSTOMER, false);
    }

    @Test
    @DisplayName("are found as they were added, and not any more when they were removed")
    void life() {
        Session session = session(NOON);
        sessions.add("a", session, MANY);

        assertThat(sessions.find("a")).contains(session);
        assertThat(sessions.find("b")).isEmpty();

        sessions.remove("a");
        assertThat(sessions.find("a")).isEmpty();
    }

    @Test
    @DisplayName("were used when they were used last, whichever node says so later")
    void used() {
        sessions.add("a", session(NOON), MANY);
        sessions.used("a", NOON.plusSeconds(90));
        sessions.used("a", NOON.plusSeconds(60));

        assertThat(sessions.find("a")).map(Session::lastUsed).contains(NOON.plusSeconds(90));
    }

    @Test
    @DisplayName("IDENTITY-P9 are none when their user was changed or disabled, and are gone with it")
    void userChanged() {
        sessions.add("a", session(NOON), MANY);
        login = isNow("c-1", Role.OPERATOR, false);
        sessions.add("b", session(NOON), MANY);
        assertThat(sessions.find("a")).isEmpty();
        assertThat(sessions.find("b")).map(it -> it.login().role()).contains(Role.OPERATOR);

        isNow("c-1", Role.OPERATOR, true);
        assertThat(sessions.find("b")).isEmpty();

        users.remove("c-1");
        assertThat(users.statements.query("select 1 from identity.session", row -> row.getInt(1))).isEmpty();
    }

    @Test
    @DisplayName("of one user are as many as may be: the latest, those of the same moment included; others are not touched")
    void most() {
        Login first = login;
        login = isNow("c-2", Role.CUSTOMER, false);
        sessions.add("other", session(NOON.minusSeconds(60)), 2);
        login = first;
        for (String hash : List.of("a", "b", "c")) {
            sessions.add(hash, session(NOON), 2);
            assertThat(sessions.find(hash)).isPresent();
        }

        assertThat(users.statements.query("select 1 from identity.session where name = 'c-1'", row -> row.getInt(1))).hasSize(2);
        assertThat(sessions.find("other")).isPresent();
    }

    @Test
    @DisplayName("that are over are removed, by their last use or by their beginning")
    void overdue() {
        sessions.add("idle", session(NOON), MANY);
        sessions.add("used", session(NOON), MANY);
        sessions.used("used", NOON.plus(Duration.ofHours(1)));

        assertThat(sessions.removeOverdue(NOON, NOON)).isZero();
        assertThat(sessions.removeOverdue(NOON.plusSeconds(1), NOON)).isEqualTo(1);
        assertThat(sessions.find("used")).isPresent();
        assertThat(sessions.removeOverdue(NOON.plusSeconds(1), NOON.plusSeconds(1))).isEqualTo(1);
    }

    private Session session(Instant begun) {
        return new Session(login, "csrf", begun, begun);
    }

    private Login isNow(String name, Role role, boolean disabled) {
        users.put(new User(name, "a hash", role, disabled, 0));
        return new Login(name, role, users.find(name).orElseThrow().version());
    }
}
