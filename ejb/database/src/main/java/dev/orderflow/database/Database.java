package dev.orderflow.database;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The way to the database: the server's XA data source {@code jdbc/orderflow}, and whether it can be worked with.
 *
 * <p>Looked up once by its global name, because a resource reference would need a descriptor for each server.
 */
@ApplicationScoped
public class Database {

    private static final Logger LOG = System.getLogger(Database.class.getPackageName());
    private static final String DATA_SOURCE = "jdbc/orderflow";
    private static final int QUERY_TIMEOUT_SECONDS = 2;
    /** Takes a new file and a block of it, and gives both back. */
    private static final String STORE_SOMETHING = "create temporary table orderflow_probe on commit drop as select 1 as stored";
    private static final String WHOLE_START = "the start of the whole application";

    private DataSource source;
    private Probe probe;
    private Executor now;
    private FutureTask<Void> start;
    private ScheduledExecutorService later;
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();
    /** Somebody could not store; to answer is not enough then. */
    private volatile boolean mustShowThatItStores;

    @PostConstruct
    void lookUp() {
        try {
            use(InitialContext.doLookup(DATA_SOURCE),
                    InitialContext.<ManagedExecutorService>doLookup("java:comp/DefaultManagedExecutorService"),
                    InitialContext.<ManagedScheduledExecutorService>doLookup("java:comp/DefaultManagedScheduledExecutorService"));
        } catch (NamingException e) {
            throw new IllegalStateException(
                    "The server has no data source \"" + DATA_SOURCE + "\"; see ear/docs/deploying.md.", e);
        }
    }

    void use(DataSource dataSource, Executor atOnce, ScheduledExecutorService inAWhile) {
        awaits(WHOLE_START);
        source = dataSource;
        now = atOnce;
        probe = new Probe("database", this::tryOut, atOnce);
        later = inAWhile;
    }

    /** Where connections come from. */
    public DataSource source() {
        return source;
    }

    private void tryOut() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            mustBeWritable(statement);
            if (mustShowThatItStores) {
                statement.execute(STORE_SOMETHING);
                mustShowThatItStores = false;
            }
        }
    }

    /** A standby answers as well, and refuses whatever we are there for. */
    private static void mustBeWritable(Statement statement) throws SQLException {
        try (ResultSet answer = statement.executeQuery("show transaction_read_only")) {
            answer.next();
            if (answer.getString(1).equals("on")) {
                throw new SQLException("The database is read-only.", "25006");
            }
        }
    }

    /** Begins to look whether it is there, unless somebody does or just did. Waits for nothing. */
    public void look() {
        probe.start();
    }

    /** Whether it could be reached when somebody looked last; waits for that look, three seconds at most. */
    public boolean answers() {
        return probe.succeeds();
    }

    /** Whether the application has started, and the database answers and has the schemas of all modules. */
    public boolean isReady() {
        return awaited.isEmpty() && answers();
    }

    /**
     * It is not ready before the whole application has started. Until then a server may let whoever calls an enterprise bean wait (Jakarta
     * Enterprise Beans 4.0, 4.8.1); where a start fails WildFly lets a timer wait there for ever, and the deployment with it. So one thread
     * waits in the place of all timers, and is called back when the application goes.
     *
     * @param call to an enterprise bean that is not the one which is told of the end: a server waits for who calls a bean before it ends
     *     the bean
     */
    public synchronized void awaitsStart(Runnable call) {
        start = new FutureTask<>(() -> started(call), null);
        now.execute(start);
    }

    private void started(Runnable call) {
        try {
            call.run();
            has(WHOLE_START);
        } catch (RuntimeException failure) {
            LOG.log(start.isCancelled() ? Level.DEBUG : Level.ERROR, "The application's start was not seen.", failure);
        }
    }

    /** The application goes: nobody waits any more for its start, should it have failed. */
    public synchronized void awaitsStartNoLonger() {
        if (start != null) {
            start.cancel(true);
        }
    }

    /** Whether the database is known to be away. Answers at once; where it is away, another look begins meanwhile. */
    public boolean isKnownToBeAway() {
        if (!probe.isKnownToFail()) {
            return false;
        }
        probe.start();
        return probe.isKnownToFail();
    }

    /**
     * Refuses at once while the database is known to be away, or lacks the schema of a module: whoever asks a silent database waits.
     *
     * @throws DatabaseAway then
     */
    public void mustBeReady() {
        look();
        if (probe.isKnownToFail()) {
            throw new DatabaseAway("The database cannot be reached.");
        }
        if (!awaited.isEmpty()) {
            throw new DatabaseAway("The database is not set up yet.");
        }
    }

    /**
     * It was away for somebody just now. It counts as away until it has answered again, and stored something if that was what it could not
     * do; which is tried at once.
     */
    void suspect(RuntimeException outage) {
        if (DatabaseOutage.isForWantOfStoring(outage)) {
            mustShowThatItStores = true;
        }
        probe.suspect();
    }

    /** From now on the database is not ready without this schema. */
    void awaits(String schema) {
        awaited.add(schema);
    }

    /** The schema is there. */
    void has(String schema) {
        awaited.remove(schema);
    }

    /** Does that after a while, in a thread of its own. */
    void later(Runnable task, Duration delay) {
        later.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
