package dev.orderflow.web.operations;

import dev.orderflow.operations.Flow;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.TopicFlow.SubscriptionFlow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Gauges of what flows and what is in doubt. Of a part that is unknown there are none. */
final class FlowGauges {

    private final MultiGauge depth;
    private final MultiGauge oldest;
    private final MultiGauge consumers;
    private final MultiGauge deadLetters;
    private final MultiGauge inDoubt;
    private final MultiGauge oldestInDoubt;

    FlowGauges(MeterRegistry registry) {
        depth = MultiGauge.builder("orderflow.subscription.depth")
                .description("Messages that have not been handled")
                .register(registry);
        oldest = MultiGauge.builder("orderflow.subscription.oldest")
                .description("Age of the oldest message that has not been handled; 0 where there is none")
                .baseUnit("seconds")
                .register(registry);
        consumers = MultiGauge.builder("orderflow.subscription.consumers")
                .description("Consumers that listen")
                .register(registry);
        deadLetters = MultiGauge.builder("orderflow.subscription.dead.letters")
                .description("Messages in the dead-letter queue")
                .register(registry);
        inDoubt = MultiGauge.builder("orderflow.in.doubt")
                .description("Transactions that are prepared and not decided")
                .register(registry);
        oldestInDoubt = MultiGauge.builder("orderflow.in.doubt.oldest")
                .description("Age of the oldest transaction that is prepared and not decided; 0 where there is none")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Sets them to what was last seen. */
    void show(Flow flow, Instant now) {
        List<SubscriptionFlow> subscriptions = flow.topics().orElse(List.of()).stream()
                .flatMap(topic -> topic.subscriptions().stream())
                .toList();
        show(depth, subscriptions, SubscriptionFlow::depth);
        show(oldest, subscriptions, it -> it.oldest().map(time -> seconds(Duration.between(time, now))).orElse(0.0));
        show(consumers, subscriptions, SubscriptionFlow::consumers);
        show(deadLetters, subscriptions, SubscriptionFlow::deadLetters);
        List<Row<?>> counts = new ArrayList<>();
        List<Row<?>> ages = new ArrayList<>();
        for (Place place : Place.values()) {
            Tags where = Tags.of("where", place.name().toLowerCase(Locale.ROOT));
            flow.inDoubt(place).ifPresent(branches -> {
                counts.add(Row.of(where, branches.size()));
                ages.add(Row.of(where, branches.stream().mapToDouble(it -> seconds(it.age(now))).max().orElse(0)));
            });
        }
        inDoubt.register(counts, true);
        oldestInDoubt.register(ages, true);
    }

    private static void show(MultiGauge gauge, List<SubscriptionFlow> subscriptions, ToDoubleFunction<SubscriptionFlow> value) {
        gauge.register(
                subscriptions.stream()
                        .<Row<?>>map(it -> Row.of(Tags.of("subscription", it.name()), value.applyAsDouble(it)))
                        .toList(),
                true);
    }

    private static double seconds(Duration age) {
        return Math.max(0, age.toMillis() / 1_000.0);
    }
}
