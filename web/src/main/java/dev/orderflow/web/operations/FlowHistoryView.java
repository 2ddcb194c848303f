package dev.orderflow.web.operations;

import static java.util.stream.Collectors.toMap;

import dev.orderflow.operations.TopicFlow;
import dev.orderflow.operations.TopicFlow.SubscriptionFlow;
import dev.orderflow.operations.Watch.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What flowed lately. In columns: the names stand there once, and not two thousand times. */
@Schema(name = "FlowHistory")
public record FlowHistoryView(
        @Schema(description = "When this was answered") Instant at,
        @Schema(description = "The times of the looks, the oldest first") List<Instant> seenAt,
        List<SubscriptionHistoryView> subscriptions) {

    /** A subscription's columns. Each has a number for each look, or null where it is not known. */
    @Schema(name = "SubscriptionHistory")
    record SubscriptionHistoryView(
            @Schema(description = "The queue, <module>.<topic>", example = "payment.orders") String name,
            @Schema(description = "Messages that had not been handled") List<Long> depth,
            @Schema(description = "Messages that came in, over the minute before") List<Double> inPerSecond,
            @Schema(description = "Messages that were handled, over the minute before") List<Double> outPerSecond,
            @Schema(description = "Messages in its dead-letter queue") List<Long> deadLetters) {}

    static FlowHistoryView of(List<Seen<List<TopicFlow>>> looks, Instant now) {
        List<Map<String, SubscriptionFlow>> rows = looks.stream().map(look -> byName(look.what())).toList();
        return new FlowHistoryView(
                now,
                looks.stream().map(Seen::at).toList(),
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().sorted()
                        .map(name -> new SubscriptionHistoryView(
                                name,
                                column(rows, name, SubscriptionFlow::depth),
                                column(rows, name, it -> FlowView.rounded(it.inPerSecond())),
                                column(rows, name, it -> FlowView.rounded(it.outPerSecond())),
                                column(rows, name, SubscriptionFlow::deadLetters)))
                        .toList());
    }

    private static Map<String, SubscriptionFlow> byName(List<TopicFlow> topics) {
        return topics.stream().flatMap(topic -> topic.subscriptions().stream()).collect(toMap(SubscriptionFlow::name, Function.identity()));
    }

    private static <T> List<T> column(List<Map<String, SubscriptionFlow>> rows, String name, Function<SubscriptionFlow, T> number) {
        return rows.stream().map(row -> row.get(name)).map(it -> it == null ? null : number.apply(it)).toList();
    }
}
