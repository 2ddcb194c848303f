package dev.orderflow.web.operations;

import dev.orderflow.database.Database;
import dev.orderflow.database.DatabaseOutage;
import dev.orderflow.deadletters.Cases;
import dev.orderflow.deadletters.FailureCounts;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.Group;
import dev.orderflow.operations.Flow;
import dev.orderflow.orders.DecisionWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is measured: requests, orders, what flows, and the Java virtual machine. */
@ApplicationScoped
public class Metrics {

    private static final Duration[] BUCKETS =
            Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000).map(Duration::ofMillis).toArray(Duration[]::new);

    private static final int MOST_GROUPS = 200;
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private Counter ordersPlaced;
    private FlowGauges flowGauges;
    private DeadLetterMeters deadLetterMeters;
    private Iterable<MeterBinder> binders = List.of();

    @Inject
    Flow flow;

    @Inject
    DecisionWatch decisions;

    @Inject
    Cases cases;

    @Inject
    FailureCounts failures;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** What others measure of themselves. */
    @Inject
    void binders(@Any Instance<MeterBinder> found) {
        binders = found;
    }

    @PostConstruct
    void measure() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        ordersPlaced = Counter.builder("orderflow.orders.placed")
                .description("Orders that were stored and published")
                .register(registry);
        Gauge.builder("orderflow.orders.waiting", decisions, DecisionWatch::count)
                .description("Requests that wait for the decision about an order")
                .register(registry);
        binders.forEach(binder -> binder.bindTo(registry));
        flowGauges = new FlowGauges(registry);
        deadLetterMeters = new DeadLetterMeters(registry);
    }

    @PreDestroy
    void stop() {
        garbageCollection.close();
        registry.close();
    }

    /** An order was stored and published. */
    public void orderPlaced() {
        ordersPlaced(1);
    }

    /** So many orders were stored and published. */
    public void ordersPlaced(int count) {
        ordersPlaced.increment(count);
    }

    void requestAnswered(String method, String route, int status, Duration taken) {
        Timer.builder("http.server.requests")
                .description("Requests to the API, by route and status")
                .tags("method", method, "uri", route, "status", String.valueOf(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(taken);
    }

    /** All of it in Prometheus' text format. */
    String inPrometheusText() {
        flowGauges.show(flow, clock.instant());
        deadLetterMeters.show(failures);
        deadLetterMeters.show(deadLetters(), clock.instant());
        return registry.scrape();
    }

    /** None while the database is away: all the rest is told nevertheless. */
    private List<Group> deadLetters() {
        database.look();
        if (!database.isReady()) {
            return List.of();
        }
        try {
            return cases.groups(ALL, MOST_GROUPS);
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            return List.of();
        }
    }
}
