package dev.orderflow.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

/** A database that is there or away as the test says; it looks at once, and what is to be done later is done when the test says. */
final class InMemoryDatabase extends Database {

    boolean away;
    boolean readOnly;
    boolean full;
    final Deque<Runnable> tasks = new ArrayDeque<>();
    private final DataSource source;
    private final ScheduledExecutorService later;

    InMemoryDatabase() {
        source = proxy(DataSource.class, (proxy, method, arguments) -> {
            if (away) {
                throw outage();
            }
            return proxy(Connection.class, (connection, what, how) -> what.getName().equals("createStatement") ? statement() : null);
        });
        later = proxy(ScheduledExecutorService.class, (proxy, method, arguments) -> {
            tasks.add((Runnable) arguments[0]);
            return null;
        });
        use(source, Runnable::run, later);
    }

    private Statement statement() {
        return proxy(Statement.class, (statement, method, arguments) -> switch (method.getName()) {
            case "executeQuery" -> answer(readOnly ? "on" : "off");
            case "execute" -> {
                if (full) {
                    throw noSpace();
                }
                yield true;
            }
            default -> null;
        });
    }

    private static ResultSet answer(String text) {
        return proxy(ResultSet.class, (answer, method, arguments) -> switch (method.getName()) {
            case "next" -> true;
            case "getString" -> text;
            default -> null;
        });
    }

    static SQLException noSpace() {
        return new SQLException("could not extend file: No space left on device", "53100");
    }

    /** From now on what is done at once is done by a thread of its own. */
    void hasThreads() {
        use(source, task -> new Thread(task).start(), later);
    }

    static SQLException outage() {
        return new SQLException("connection refused", "08001");
    }

    /** Time passes: what was to be done later is done, once. */
    void later() {
        tasks.remove().run();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler behaviour) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behaviour));
    }
}
