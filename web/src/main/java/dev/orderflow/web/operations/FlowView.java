package dev.orderflow.web.operations;

import dev.orderflow.audit.Deed;
import dev.orderflow.operations.BranchId;
import dev.orderflow.operations.Flow;
import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.TopicFlow;
import dev.orderflow.operations.TopicFlow.SubscriptionFlow;
import dev.orderflow.operations.Watch.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What flows and what is in doubt. */
@Schema(name = "Flow")
public record FlowView(
        @Schema(description = "When this was answered") Instant at,
        @Schema(description = "The node that answers", example = "node1") String node,
        @Schema(description = "Where the broker's console is; absent where ORDERFLOW_CONSOLE_URL does not say") String console,
        @Schema(description = "Parts, broker or database, that could not be seen for 20 seconds or at the last look; nothing of theirs is"
                + " listed") List<String> unknown,
        @Schema(description = "When each part was looked at") SeenAt seenAt,
        @Schema(description = "Absent where the broker is unknown") List<TopicView> topics,
        @Schema(description = "Dead letters of no subscription; absent where the broker is unknown") Long unclaimedDeadLetters,
        @Schema(description = "Transactions that are prepared and not decided, oldest first. Of healthy traffic there are always some;"
                + " what is older than two minutes should be looked at.") List<InDoubtView> inDoubt) {

    private static final double HUNDREDTHS = 100;

    /** When each part was looked at. */
    @Schema(name = "FlowSeenAt")
    record SeenAt(
            @Schema(description = "Absent where it is unknown") Instant broker,
            @Schema(description = "Absent where it is unknown") Instant database) {}

    /** A topic. */
    @Schema(name = "TopicFlow")
    record TopicView(
            @Schema(example = "orders") String name,
            @Schema(description = "Messages sent to it since the broker started, those of transactions that were rolled back included")
                    long published,
            @Schema(description = "Over the last minute; absent until there is something to compare with") Double publishedPerSecond,
            List<SubscriptionView> subscriptions) {

        static TopicView of(TopicFlow topic, Map<String, Deed> pauses, Instant now) {
            return new TopicView(
                    topic.name(),
                    topic.published(),
                    rounded(topic.publishedPerSecond()),
                    topic.subscriptions().stream().map(it -> SubscriptionView.of(it, pauses.get(it.name()), now)).toList());
        }
    }

    /** A subscription to the topic. */
    @Schema(name = "SubscriptionFlow")
    record SubscriptionView(
            @Schema(description = "The queue, <module>.<topic>", example = "payment.orders") String name,
            @Schema(description = "Messages that have not been handled: those that wait, those with consumers, those to be delivered again")
                    long depth,
            @Schema(description = "Those of them that consumers hold") long delivering,
            @Schema(description = "Those of them that failed and wait for their next delivery") long scheduled,
            long consumers,
            @Schema(description = "How many of them are of which node; a server whose adapter does not say so has no part in it")
                    List<NodeView> nodes,
            @Schema(description = "Whether somebody paused the delivery") boolean paused,
            @Schema(description = "Who paused it, and why; absent where it is not paused, that was done in the broker's console, or the"
                    + " database has not been asked yet") PauseView pause,
            @Schema(description = "Messages that came in, over the last minute") Double inPerSecond,
            @Schema(description = "Messages that were handled, over the last minute") Double outPerSecond,
            @Schema(description = "How many messages one transaction of the node that answers takes, over the last minute; absent"
                    + " where it took"
                    + " none") Double perTransaction,
            @Schema(description = "When the oldest of them was sent; absent where there is none. Where more than 1000 are with consumers,"
                    + " or wait for their next delivery, those are not looked through.") Instant oldest,
            Long oldestAgeSeconds,
            @Schema(description = "Messages in its dead-letter queue") long deadLetters) {

        static SubscriptionView of(SubscriptionFlow subscription, Deed pause, Instant now) {
            return new SubscriptionView(
                    subscription.name(),
                    subscription.depth(),
                    subscription.delivering(),
                    subscription.scheduled(),
                    subscription.consumers(),
                    subscription.nodes().entrySet().stream().map(it -> new NodeView(it.getKey(), it.getValue())).toList(),
                    subscription.paused(),
                    pause == null ? null : new PauseView(pause.at(), pause.who(), pause.reason().orElse(null)),
                    rounded(subscription.inPerSecond()),
                    rounded(subscription.outPerSecond()),
                    rounded(subscription.perTransaction()),
                    subscription.oldest().orElse(null),
                    subscription.oldest().map(oldest -> Math.max(0, Duration.between(oldest, now).toSeconds())).orElse(null),
                    subscription.deadLetters());
        }
    }

    /** A node that listens. */
    @Schema(name = "ListeningNode")
    record NodeView(@Schema(example = "node1") String node, long consumers) {}

    /** Who paused a subscription. */
    @Schema(name = "Pause")
    record PauseView(Instant since, @Schema(description = "The operator", example = "operator") String by, String reason) {}

    /** A transaction in doubt. */
    @Schema(name = "InDoubt")
    record InDoubtView(
            @Schema(enumeration = {"database", "broker"}) String where,
            @Schema(description = "The branch in the words of its holder: the gid in the database, the Base64 of the broker's commands")
                    String id,
            @Schema(description = "The transaction, the same on both; absent where the id cannot be read") String transaction,
            @Schema(description = "The branch of the transaction; absent where the id cannot be read") String branch,
            @Schema(description = "The node whose recovery decides it; absent where no node of ours made it", example = "node1")
                    String owner,
            @Schema(description = "When it was prepared; on the broker, which does not tell, when this node first saw it") Instant since,
            long ageSeconds) {

        static InDoubtView of(PreparedBranch branch, Instant now) {
            return new InDoubtView(
                    branch.where().name().toLowerCase(Locale.ROOT),
                    branch.id(),
                    branch.branch().map(BranchId::transaction).orElse(null),
                    branch.branch().map(BranchId::branch).orElse(null),
                    branch.owner().orElse(null),
                    branch.since(),
                    branch.age(now).toSeconds());
        }
    }

    static FlowView of(Flow flow, Map<String, Deed> pauses, Optional<String> console, String node, Instant now) {
        return new FlowView(
                now,
                node,
                console.orElse(null),
                Stream.of(Place.values())
                        .filter(place -> flow.inDoubt(place).isEmpty())
                        .map(place -> place.name().toLowerCase(Locale.ROOT))
                        .toList(),
                new SeenAt(flow.ofBroker().map(Seen::at).orElse(null), flow.ofDatabase().map(Seen::at).orElse(null)),
                flow.topics()
                        .map(topics -> topics.stream().map(topic -> TopicView.of(topic, pauses, now)).toList())
                        .orElse(null),
                flow.ofBroker().map(seen -> seen.what().unclaimedDeadLetters()).orElse(null),
                Stream.of(Place.values())
                        .map(flow::inDoubt)
                        .flatMap(Optional::stream)
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(PreparedBranch::since))
                        .map(branch -> InDoubtView.of(branch, now))
                        .toList());
    }

    static Double rounded(OptionalDouble rate) {
        return rate.isEmpty() ? null : Math.round(rate.getAsDouble() * HUNDREDTHS) / HUNDREDTHS;
    }
}
