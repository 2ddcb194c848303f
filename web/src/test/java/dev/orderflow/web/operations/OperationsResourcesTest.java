package dev.orderflow.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.operations.BrokerLook;
import dev.orderflow.operations.Flow;
import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.TopicFlow;
import dev.orderflow.operations.Watch.Seen;
import dev.orderflow.rhythm.MovingClock;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import dev.orderflow.web.operations.Health.Check;
import dev.orderflow.web.operations.Health.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Health, metrics and flow over REST")
class OperationsResourcesTest {

    private static final Instant START = Instant.parse("2026-11-22T09:31:00Z");

    private final Api api = new Api();
    private Status seen = Status.UP;
    private List<Seen<List<TopicFlow>>> history = List.of();

    @BeforeEach
    void open() {
        HealthResource health = new HealthResource();
        health.readiness = new Readiness() {
            @Override
            Health health() {
                return Health.of(List.of(new Check("database", Status.UP), new Check("broker", seen)));
            }
        };
        MetricsResource metrics = new MetricsResource();
        metrics.metrics = new Metrics() {
            @Override
            String inPrometheusText() {
                return "orderflow_orders_placed_total 1.0\n";
            }
        };
        FlowResource flow = new FlowResource();
        flow.report = new FlowReport();
        flow.report.flow = new NothingIsSeen();
        flow.report.clock = new MovingClock();
        flow.report.pauses = new PauseNotes();
        flow.report.console = new ConsoleAddress();
        flow.report.console.setting = Optional.of(" https://broker.example/console ");
        flow.report.node = "node1";
        api.has(health);
        api.has(metrics);
        api.has(flow);
    }

    @ParameterizedTest
    @CsvSource({"UP, 200", "DEGRADED, 200", "DOWN, 503"})
    @DisplayName("whether it is ready everybody is told, also while the database is away; DEGRADED is sent requests, DOWN is not,"
            + " and both say"
            + " what it is")
    void ready(Status status, int answered) {
        seen = status;
        api.surroundings.databaseGoes();

        Answer answer = api.get("/health/ready");

        assertThat(answer.status()).isEqualTo(answered);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).isEqualTo("{\"status\":\"" + status + "\",\"checks\":[{\"name\":\"database\",\"status\":\"UP\"},"
                + "{\"name\":\"broker\",\"status\":\"" + status + "\"}]}");
    }

    @Test
    @DisplayName("that it lives everybody is told, whatever else is down")
    void lives() {
        seen = Status.DOWN;
        api.surroundings.databaseGoes();

        Answer answer = api.get("/health/live");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\",\"checks\":[]}");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 what flows is told at once, also while nothing is seen of late: 200, and the parts are named")
    void unseen() {
        api.visitor.isOperator("op-1");
        api.surroundings.databaseGoes();

        Answer answer = api.get("/flow");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("node").textValue()).isEqualTo("node1");
        assertThat(answer.json().get("at").textValue()).isEqualTo("2026-11-22T09:31:00Z");
        assertThat(answer.json().get("console").textValue()).isEqualTo("https://broker.example/console");
        assertThat(answer.json().get("unknown")).extracting(it -> it.textValue()).containsExactlyInAnyOrder("broker", "database");
        assertThat(answer.json().has("topics")).isFalse();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P9 what flowed lately is told in columns, with nothing where a subscription was not there")
    void lately() {
        api.visitor.isOperator("op-1");
        api.surroundings.databaseGoes();
        history = List.of(
                new Seen<>(START.minusSeconds(10), List.of(topic("orders", subscription("payment.orders", 7, OptionalDouble.empty())))),
                new Seen<>(START.minusSeconds(5), List.of(topic(
                        "orders", subscription("payment.orders", 3, OptionalDouble.of(0.126)),
                        subscription("audit.orders", 1, OptionalDouble.of(2))))));

        Answer answer = api.get("/flow/history");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .isEqualTo("{\"at\":\"2026-11-22T09:31:00Z\",\"seenAt\":[\"2026-11-22T09:30:50Z\",\"2026-11-22T09:30:55Z\"],"
                + "\"subscriptions\":["
                + "{\"name\":\"audit.orders\",\"depth\":[null,1],\"inPerSecond\":[null,2.0],\"outPerSecond\":[null,2.0],"
                + "\"deadLetters\":[null,4]},"
                + "{\"name\":\"payment.orders\",\"depth\":[7,3],\"inPerSecond\":[null,0.13],\"outPerSecond\":[null,0.13],"
                + "\"deadLetters\":[4,4]}]}");
    }

    private static TopicFlow topic(String name, TopicFlow.SubscriptionFlow... subscriptions) {
        return new TopicFlow(name, 0, OptionalDouble.empty(), List.of(subscriptions));
    }

    private static TopicFlow.SubscriptionFlow subscription(String name, long depth, OptionalDouble rate) {
        return new TopicFlow.SubscriptionFlow(
                name, depth, 0, 0, 1, Map.of(), false, rate, rate, OptionalDouble.empty(), Optional.empty(), 4);
    }

    @Test
    @DisplayName("metrics are told in Prometheus' format, also while the database is away")
    void metrics() {
        api.visitor.isOperator("op-1");
        api.surroundings.databaseGoes();

        Answer answer = api.get("/metrics");

        assertThat(answer.header("Content-Type")).startsWith("text/plain;").contains("version=0.0.4");
        assertThat(answer.body()).isEqualTo("orderflow_orders_placed_total 1.0\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/flow", "/flow/history"})
    @DisplayName("metrics and flow are for operators only")
    void others(String path) {
        assertThat(api.get(path).problem()).isEqualTo("401 unauthorized");
        api.visitor.isCustomer("c-1");
        assertThat(api.get(path).problem()).isEqualTo("403 forbidden");
    }

    private final class NothingIsSeen extends Flow {

        @Override
        public List<Seen<List<TopicFlow>>> history() {
            return history;
        }

        @Override
        public Optional<List<TopicFlow>> topics() {
            return Optional.empty();
        }

        @Override
        public Optional<List<PreparedBranch>> inDoubt(Place place) {
            return Optional.empty();
        }

        @Override
        public Optional<Seen<BrokerLook>> ofBroker() {
            return Optional.empty();
        }

        @Override
        public Optional<Seen<List<PreparedBranch>>> ofDatabase() {
            return Optional.empty();
        }
    }
}
