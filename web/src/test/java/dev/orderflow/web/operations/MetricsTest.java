package dev.orderflow.web.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.database.Database;
import dev.orderflow.deadletters.Cases;
import dev.orderflow.deadletters.FailureCounts;
import dev.orderflow.deadletters.Group;
import dev.orderflow.operations.Flow;
import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.TopicFlow;
import dev.orderflow.orders.DecisionWatch;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The metrics")
class MetricsTest {

    private static final String OF_DEAD_LETTERS = "orderflow_dead_letters{";
    private static final String OF_ORDERS = "orderflow_orders_placed_total";

    private final FakeDatabase database = new FakeDatabase();
    private final Metrics metrics = new Metrics();
    private RuntimeException failure;

    @BeforeEach
    void measure() {
        metrics.flow = new NothingFlows();
        metrics.decisions = new DecisionWatch();
        metrics.cases = (Cases) Proxy.newProxyInstance(
                Cases.class.getClassLoader(), new Class<?>[] {Cases.class}, (proxy, method, arguments) -> oneGroup());
        metrics.failures = new FailureCounts();
        metrics.database = database;
        metrics.clock = Clock.systemUTC();
        metrics.measure();
    }

    @AfterEach
    void stop() {
        metrics.stop();
    }

    @Test
    @DisplayName("have what the database tells of dead letters")
    void deadLetters() {
        assertThat(metrics.inPrometheusText()).contains(OF_DEAD_LETTERS).contains(OF_ORDERS);
    }

    @Test
    @DisplayName("are told without it while the database is away, also by the first who asks since then")
    void databaseAway() {
        metrics.inPrometheusText();
        database.away = true;
        failure = new IllegalStateException("asked nevertheless");

        assertThat(metrics.inPrometheusText()).doesNotContain(OF_DEAD_LETTERS).contains(OF_ORDERS);
    }

    @Test
    @DisplayName("are told without it where the database goes away in the middle; any other failure is none to be silent about")
    void databaseGoes() {
        failure = new IllegalStateException("The database failed", new SQLException("reset", "08006"));
        assertThat(metrics.inPrometheusText()).doesNotContain(OF_DEAD_LETTERS).contains(OF_ORDERS);

        failure = new IllegalStateException("The database failed", new SQLException("no such table", "42P01"));
        assertThatThrownBy(metrics::inPrometheusText).isSameAs(failure);
    }

    private List<Group> oneGroup() {
        if (failure != null) {
            throw failure;
        }
        return List.of(new Group("payment.orders", "OrderPlaced", "ProviderFault", 1, Instant.EPOCH, Instant.EPOCH));
    }

    /** What it said last is old until somebody looks. */
    private static final class FakeDatabase extends Database {

        private boolean away;
        private boolean seenAway;

        @Override
        public void look() {
            seenAway = away;
        }

        @Override
        public boolean isReady() {
            return !seenAway;
        }
    }

    private static final class NothingFlows extends Flow {

        @Override
        public Optional<List<TopicFlow>> topics() {
            return Optional.empty();
        }

        @Override
        public Optional<List<PreparedBranch>> inDoubt(Place place) {
            return Optional.empty();
        }
    }
}
