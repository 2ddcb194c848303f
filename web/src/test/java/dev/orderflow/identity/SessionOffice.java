package dev.orderflow.identity;

import dev.orderflow.database.DatabaseThatLeaves;
import dev.orderflow.rhythm.MovingClock;
import java.util.Optional;

/** Sessions in memory, and the module as it is before them. A password is its own hash; after the third wrong one nobody is asked. */
public final class SessionOffice {

    /** Time passes when a test says so. */
    public final MovingClock clock = new MovingClock();
    /** Who may log in. */
    public final Staff staff = new Staff();
    /** Where the sessions would be. */
    public final DatabaseThatLeaves database = new DatabaseThatLeaves();

    private int wrong;

    /** The module as it is. */
    public SessionDesk desk() {
        SessionDesk desk = new SessionDesk();
        desk.clock = clock;
        desk.sessions = new SessionsInMemory(staff);
        desk.database = database;
        desk.logins = logins();
        desk.prepare();
        return desk;
    }

    /** The same. */
    public Logins logins() {
        return new Logins() {
            @Override
            public Optional<Login> verify(String name, String password, String address) {
                if (wrong == 3) {
                    throw new TooManyFailedLogins();
                }
                Optional<Login> login = staff.find(name)
                        .filter(it -> it.passwordHash().equals("hash of " + password))
                        .map(it -> new Login(name, it.role(), it.version()));
                wrong += login.isEmpty() ? 1 : 0;
                return login;
            }
        };
    }
}
