package dev.orderflow.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

/** A database that is there or away as the test says; it looks at once, and what is to be done later is done when the test says. */
final class InMemoryDatabase extends Database {

    boolean away;
    final Deque<Runnable> tasks = new ArrayDeque<>();

    InMemoryDatabase() {
        DataSource source = proxy(DataSource.class, (proxy, method, arguments) -> {
            if (away) {
                throw outage();
            }
            return proxy(Connection.class, (connection, what, how) ->
                    what.getName().equals("createStatement") ? proxy(Statement.class, (s, m, a) -> m.getName().equals("execute") ? true : null) : null);
        });
        ScheduledExecutorService later = proxy(ScheduledExecutorService.class, (proxy, method, arguments) -> {
            tasks.add((Runnable) arguments[0]);
            return null;
        });
        use(source, Runnable::run, later);
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
