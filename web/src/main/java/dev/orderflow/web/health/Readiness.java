package dev.orderflow.web.health;

import dev.orderflow.events.jms.Broker;
import dev.orderflow.web.health.Health.Check;
import dev.orderflow.web.health.Health.Status;
import dev.orderflow.web.problem.ProblemKind;
import dev.orderflow.web.problem.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Tries out what every order needs: a transaction with the database, and one with the broker. Nothing is stored or sent. */
@ApplicationScoped
public class Readiness {

    private static final int QUERY_TIMEOUT_SECONDS = 2;

    @Resource
    ManagedExecutorService executor;

    @Inject
    UserTransaction transaction;

    @Inject
    Broker broker;

    private DataSource database;
    private Probe databaseProbe;
    private Probe brokerProbe;

    @PostConstruct
    void prepare() {
        try {
            database = InitialContext.doLookup("jdbc/orderflow");
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no data source \"jdbc/orderflow\".", e);
        }
        databaseProbe = new Probe("database", this::tryDatabase, executor);
        brokerProbe = new Probe("broker", this::tryBroker, executor);
    }

    /** How it is now, or was within the last second. */
    Health health() {
        List<Probe> probes = List.of(databaseProbe, brokerProbe);
        probes.forEach(Probe::start);
        return Health.of(probes.stream()
                .map(probe -> new Check(probe.name(), probe.succeeds() ? Status.UP : Status.DOWN))
                .toList());
    }

    /**
     * Refuses at once while the broker is away. Whoever asks a broker that is away waits until it is back, or for minutes; without
     * this, all threads of the server would soon wait there, and nothing would be answered any more.
     *
     * @throws Refusal with status 503
     */
    public void mustHaveBroker() {
        brokerProbe.start();
        if (brokerProbe.isKnownToFail()) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "The message broker cannot be reached.");
        }
    }

    private void tryDatabase() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(QUERY_TIMEOUT_SECONDS);
            statement.execute("select 1");
        }
    }

    /** Starting a branch of a transaction asks the broker; taking a context from the pool alone would not. */
    private void tryBroker() throws Exception {
        transaction.begin();
        try (JMSContext context = broker.connect()) {
            context.createProducer();
        } finally {
            transaction.rollback();
        }
    }
}
