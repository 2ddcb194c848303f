package dev.orderflow.web.operations;

import dev.orderflow.deadletters.FailureCounts;
import dev.orderflow.deadletters.FailureCounts.Kind;
import dev.orderflow.deadletters.Group;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What fails, and why. How many dead letters a subscription has is with its flow. */
final class DeadLetterMeters {

    private final MeterRegistry registry;
    private final MultiGauge count;
    private final MultiGauge oldest;

    DeadLetterMeters(MeterRegistry registry) {
        this.registry = registry;
        count = MultiGauge.builder("orderflow.dead.letters")
                .description("Dead letters by subscription, type and cause, of the largest groups")
                .register(registry);
        oldest = MultiGauge.builder("orderflow.dead.letters.oldest")
                .description("Age of the oldest dead letter, by subscription, type and cause, of the largest groups")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Sets those that the database tells. */
    void show(List<Group> groups, Instant now) {
        count.register(groups.stream().<Row<?>>map(it -> Row.of(tags(it), it.count())).toList(), true);
        oldest.register(
                groups.stream()
                        .<Row<?>>map(it -> Row.of(tags(it), Math.max(0, Duration.between(it.oldest(), now).toMillis() / 1_000.0)))
                        .toList(),
                true);
    }

    /** Counts what has failed on this node. */
    void show(FailureCounts failures) {
        failures.all().forEach((Kind kind, LongAdder number) ->
                FunctionCounter.builder("orderflow.deliveries.failed", number, LongAdder::sum)
                        .description("Deliveries that failed, by subscription and cause, since this node started")
                        .tags("subscription", kind.subscription(), "cause", kind.cause())
                        .register(registry));
    }

    private static Tags tags(Group group) {
        return Tags.of("subscription", group.subscription(), "type", group.type(), "cause", group.cause());
    }
}
