package dev.orderflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.DatabaseAway;
import dev.orderflow.database.DatabaseThatLeaves;
import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A session")
class SessionDeskTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovingClock clock = new MovingClock();
    private final UsersInMemory users = new UsersInMemory();
    private final SessionsInMemory sessions = new SessionsInMemory(users);
    private final DatabaseThatLeaves database = new DatabaseThatLeaves();
    private final SessionDesk desk = node();

    @BeforeEach
    void prepare() {
        users.put(new User("c-1", "hash of secret", Role.CUSTOMER, false, 1));
    }

    @Test
    @DisplayName("begins with the right password, as the user of that name; with a wrong one there is none")
    void begins() {
        Session session = desk.use(token()).orElseThrow();

        assertThat(session.login()).isEqualTo(new Login("c-1", Role.CUSTOMER, 1));
        assertThat(session.idleUntil()).isEqualTo(clock.instant().plus(Session.IDLE));
        assertThat(session.endsAt()).isEqualTo(clock.instant().plus(Session.LONGEST));
        assertThat(desk.begin("c-1", "wrong", "192.0.2.1")).isEmpty();
        assertThat(sessions.byHash).hasSize(1);
    }

    @Test
    @DisplayName("IDENTITY-P8 is stored with a hash of its token; each has a token and a CSRF token of its own, and says none of them")
    void hashed() {
        NewSession one = desk.begin("c-1", "secret", "192.0.2.1").orElseThrow();
        NewSession another = desk.begin("c-1", "secret", "192.0.2.1").orElseThrow();

        assertThat(one.token()).hasSize(43).isNotEqualTo(another.token()).isNotEqualTo(one.session().csrfToken());
        assertThat(one.session().csrfToken()).isNotEqualTo(another.session().csrfToken());
        assertThat(sessions.byHash).containsKey(SessionDesk.hash(one.token())).doesNotContainKey(one.token());
        assertThat(SessionDesk.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(one.toString() + one.session()).doesNotContain(one.token(), one.session().csrfToken());
        assertThat(one.session().hasCsrfToken(one.session().csrfToken())).isTrue();
        assertThat(one.session().hasCsrfToken(another.session().csrfToken())).isFalse();
        assertThat(one.session().hasCsrfToken(null)).isFalse();
    }

    @Test
    @DisplayName("IDENTITY-P8 is known on another node, and on one that has started again")
    void otherNode() {
        assertThat(node().use(token())).map(it -> it.login().name()).contains("c-1");
    }

    @Test
    @DisplayName("of an unknown token is none, whatever that looks like")
    void unknown() {
        assertThat(desk.use("")).isEmpty();
        assertThat(desk.use("x".repeat(43))).isEmpty();
        assertThat(desk.use("x".repeat(10_000))).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P9 goes on while it is used, and is over half an hour after the last use")
    void idle() {
        String token = token();
        for (int i = 0; i < 10; i++) {
            clock.pass(Session.IDLE.minusSeconds(1));
            assertThat(desk.use(token)).isPresent();
        }
        clock.pass(Session.IDLE);

        assertThat(desk.use(token)).isEmpty();
        assertThat(node().use(token)).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P9 is over twelve hours after it began, however much it is used")
    void longest() {
        String token = token();
        for (Duration passed = Duration.ZERO; passed.compareTo(Session.LONGEST) < 0; passed = passed.plus(MINUTE)) {
            assertThat(desk.use(token)).isPresent();
            clock.pass(MINUTE);
        }

        assertThat(desk.use(token)).isEmpty();
    }

    @Test
    @DisplayName("goes on no longer because somebody looks")
    void looks() {
        String token = token();
        for (int minute = 0; minute < 30; minute++) {
            assertThat(desk.look(token)).isPresent();
            clock.pass(MINUTE);
        }

        assertThat(desk.look(token)).isEmpty();
        assertThat(sessions.written).isZero();
    }

    @Test
    @DisplayName("IDENTITY-P9 is over when it is ended: at once on that node, a moment later on the others")
    void ended() {
        String token = token();
        SessionDesk other = node();
        assertThat(other.use(token)).isPresent();
        desk.end(token);

        assertThat(desk.use(token)).isEmpty();
        clock.pass(SessionDesk.TRUSTED);
        assertThat(other.use(token)).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P9 is over when its user is changed, disabled or removed, also where that is done on another node")
    void userChanged() {
        String token = token();
        assertThat(desk.use(token)).isPresent();
        users.put(new User("c-1", "hash of another", Role.CUSTOMER, false, 0));
        desk.changed(new UserChanged("c-1"));
        assertThat(desk.use(token)).isEmpty();

        String again = desk.begin("c-1", "another", "192.0.2.1").orElseThrow().token();
        assertThat(desk.use(again)).isPresent();
        users.remove("c-1");
        clock.pass(SessionDesk.TRUSTED);
        assertThat(desk.use(again)).isEmpty();
    }

    @Test
    @DisplayName("costs one read in some seconds, and one write a minute")
    void cheap() {
        String token = token();
        for (int i = 0; i < 1_000; i++) {
            desk.use(token);
        }
        assertThat(sessions.read).isEqualTo(1);
        assertThat(sessions.written).isZero();

        for (int second = 0; second < 300; second++) {
            clock.pass(Duration.ofSeconds(1));
            desk.use(token);
        }
        assertThat(sessions.read).isLessThanOrEqualTo(61);
        assertThat(sessions.written).isEqualTo(5);
    }

    @Test
    @DisplayName("IDENTITY-P1 that is known goes on while the database is away; who is not known is not refused for that, and none begins")
    void databaseAway() {
        String token = token();
        desk.use(token);
        String unseen = token();
        sessions.away = true;
        clock.pass(MINUTE);
        assertThat(desk.use(token)).isPresent();
        assertThatThrownBy(() -> desk.use(unseen)).isInstanceOf(IllegalStateException.class);
        database.isAway(true);

        clock.pass(Duration.ofMinutes(20));
        assertThat(desk.use(token)).isPresent();
        clock.pass(Duration.ofMinutes(20));
        assertThat(desk.use(token)).isPresent();
        assertThatThrownBy(() -> desk.use(unseen)).isInstanceOf(DatabaseAway.class);
        assertThatThrownBy(() -> desk.begin("c-1", "secret", "192.0.2.1")).isInstanceOf(DatabaseAway.class);

        clock.pass(Session.IDLE);
        assertThat(desk.use(token)).isEmpty();
    }

    @Test
    @DisplayName("that is over is removed, and of one user there are fifty at most")
    void tidy() {
        String first = token();
        for (int i = 0; i < SessionDesk.MOST_OF_USER; i++) {
            clock.pass(Duration.ofSeconds(1));
            token();
        }
        assertThat(sessions.byHash).hasSize(SessionDesk.MOST_OF_USER).doesNotContainKey(SessionDesk.hash(first));
        assertThat(desk.removeOverdue()).isZero();

        clock.pass(Session.IDLE);
        assertThat(desk.removeOverdue()).isEqualTo(SessionDesk.MOST_OF_USER - 1);
    }

    private String token() {
        return desk.begin("c-1", "secret", "192.0.2.1").orElseThrow().token();
    }

    private SessionDesk node() {
        SessionDesk node = new SessionDesk();
        node.clock = clock;
        node.sessions = sessions;
        node.database = database;
        node.logins = new Logins() {
            @Override
            public Optional<Login> verify(String name, String password, String address) {
                return SessionDeskTest.this.users.find(name)
                        .filter(it -> it.passwordHash().equals("hash of " + password))
                        .map(it -> new Login(name, it.role(), it.version()));
            }
        };
        node.prepare();
        return node;
    }
}
