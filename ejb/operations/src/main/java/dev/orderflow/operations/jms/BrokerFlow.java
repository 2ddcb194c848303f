package dev.orderflow.operations.jms;

import static java.util.function.Function.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.events.Subscription;
import dev.orderflow.events.Topic;
import dev.orderflow.messaging.Batches;
import dev.orderflow.messaging.Broker;
import dev.orderflow.operations.BranchId;
import dev.orderflow.operations.BrokerLook;
import dev.orderflow.operations.BrokerSight;
import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedBranch.Place;
import dev.orderflow.operations.TopicFlow;
import dev.orderflow.operations.jms.BrokerManagement.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.transaction.UserTransaction;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the broker has: looked at by one thread, which compares with what it saw before. */
@ApplicationScoped
class BrokerFlow implements BrokerSight {

    private static final Logger LOG = System.getLogger(BrokerFlow.class.getPackageName());

    private static final String UNCLAIMED = "DLQ.unclaimed";
    private static final String DEAD_LETTERS = "DLQ.";
    private static final String OF_THE_DESK = "deadletters.DLQ";

    /** So many messages of a queue are looked at for the oldest: the broker has to describe each of them. */
    private static final long MOST_DESCRIBED = 1_000;

    private static final int ALL = -1;

    /** Our adapter says so of its sessions; others have other names. */
    private static final String OF_A_NODE = "orderflow ";

    @Inject
    BrokerManagement management;

    @Inject
    Broker broker;

    @Inject
    Batches batches;

    @Inject
    UserTransaction transaction;

    @Inject
    Clock clock;

    private final Map<String, Instant> firstSeen = new HashMap<>();
    private Map<String, Map<String, Long>> nodes = Map.of();
    private boolean diskToldOf = true;
    private Map<String, Rate> rates = new HashMap<>();

    /** Looks, in some ten questions. */
    @Override
    public BrokerLook look() throws JMSException {
        try (Conversation broker = management.begin()) {
            Map<String, JsonNode> queues = byName(broker.ask("broker", "listQueues", "", ALL, ALL));
            Map<String, JsonNode> addresses = byName(broker.ask("broker", "listAddresses", "", ALL, ALL));
            nodes = nodes(broker);
            Instant now = clock.instant();
            rates = counted(queues, addresses, now);
            List<TopicFlow> topics = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                topics.add(topic(topic.address(), addresses, queues, broker));
            }
            List<PreparedBranch> inDoubt = inDoubt(broker.ask("broker", "listPreparedTransactions"), now);
            return new BrokerLook(
                    topics,
                    queues.containsKey(UNCLAIMED) ? number(queues.get(UNCLAIMED), "messageCount") : 0,
                    inDoubt,
                    expected().filter(queue -> !queues.containsKey(queue)).toList(),
                    heard().filter(queues::containsKey).filter(queue -> number(queues.get(queue), "consumerCount") == 0).toList(),
                    isDiskFull(broker));
        }
    }

    /** Starting a branch of a transaction asks the broker; taking a context from the pool alone would not. */
    @Override
    public void tryOut() throws Exception {
        transaction.begin();
        try (JMSContext context = broker.connect()) {
            context.createProducer();
        } finally {
            transaction.rollback();
        }
    }

    /** The queues that have a listener. */
    private static Stream<String> heard() {
        return Stream.concat(Subscription.queues().stream(), Stream.of(OF_THE_DESK));
    }

    /** The queues without which something gets lost or is never heard of. */
    private static Stream<String> expected() {
        Stream<String> deadLetters = Arrays.stream(Subscription.values()).map(Subscription::deadLetterQueue);
        return Stream.of(heard(), deadLetters, Stream.of(UNCLAIMED)).flatMap(identity());
    }

    /** A broker without the plugin does not tell. */
    private boolean isDiskFull(Conversation broker) throws JMSException {
        try {
            return broker.ask("orderflow.disk", "isFull").asBoolean();
        } catch (IllegalStateException refused) {
            LOG.log(diskToldOf ? Level.WARNING : Level.DEBUG, "Whether the disk is full cannot be seen: " + refused.getMessage());
            diskToldOf = false;
            return false;
        }
    }

    /** The rates of what is there now; what has gone is forgotten. */
    private Map<String, Rate> counted(Map<String, JsonNode> queues, Map<String, JsonNode> addresses, Instant now) {
        Map<String, Rate> counted = new HashMap<>();
        queues.forEach((name, queue) -> {
            counted.put(in(name), rate(in(name)).counted(number(queue, "messagesAdded"), now));
            counted.put(out(name), rate(out(name)).counted(number(queue, "messagesAcked"), now));
            counted.put(taken(name), rate(taken(name)).counted(batches.messages(name), now));
            counted.put(transactions(name), rate(transactions(name)).counted(batches.transactions(name), now));
        });
        addresses.forEach((name, address) -> counted.put(name, rate(name).counted(published(address), now)));
        return counted;
    }

    private Rate rate(String counter) {
        return rates.getOrDefault(counter, new Rate());
    }

    private static String in(String queue) {
        return "into " + queue;
    }

    private static String out(String queue) {
        return "out of " + queue;
    }

    private static String taken(String queue) {
        return "taken of " + queue;
    }

    private static String transactions(String queue) {
        return "transactions of " + queue;
    }

    private static long published(JsonNode address) {
        return number(address, "routedMessageCount") + number(address, "unroutedMessageCount");
    }

    /**
     * How many consumers each queue has on which node. Artemis (2.56) refuses to list consumers while one of them is being closed: then
     * what was seen before stays, and the rest of the look is not lost for that.
     */
    private Map<String, Map<String, Long>> nodes(Conversation broker) throws JMSException {
        try {
            return nodes(broker.ask("broker", "listConsumers", "", ALL, ALL), broker.ask("broker", "listAllSessionsAsJSON"));
        } catch (IllegalStateException refused) {
            LOG.log(Level.DEBUG, "Of which node each consumer is cannot be seen: {0}", refused.getMessage());
            return nodes;
        }
    }

    private static Map<String, Map<String, Long>> nodes(JsonNode consumers, JsonNode sessions) {
        Map<String, String> nodeOfSession = new HashMap<>();
        sessions.forEach(session -> {
            String client = session.path("metadata").path("jms-client-id").asText();
            if (client.startsWith(OF_A_NODE)) {
                nodeOfSession.put(session.path("sessionID").asText(), client.substring(OF_A_NODE.length()));
            }
        });
        Map<String, Map<String, Long>> found = new HashMap<>();
        consumers.path("data").forEach(consumer -> {
            String node = nodeOfSession.get(text(consumer, "session"));
            if (node != null) {
                found.computeIfAbsent(text(consumer, "queue"), queue -> new TreeMap<>()).merge(node, 1L, Long::sum);
            }
        });
        return found;
    }

    private TopicFlow topic(String name, Map<String, JsonNode> addresses, Map<String, JsonNode> queues, Conversation broker)
            throws JMSException {
        List<TopicFlow.SubscriptionFlow> subscriptions = new ArrayList<>();
        for (JsonNode queue : queues.values()) {
            if (text(queue, "address").equals(name)) {
                subscriptions.add(subscription(queue, queues, broker));
            }
        }
        JsonNode address = addresses.get(name);
        return new TopicFlow(name, address == null ? 0 : published(address), rate(name).perSecond(), subscriptions);
    }

    private TopicFlow.SubscriptionFlow subscription(JsonNode queue, Map<String, JsonNode> queues, Conversation broker) throws JMSException {
        String name = text(queue, "name");
        JsonNode deadLetters = queues.get(DEAD_LETTERS + name);
        return new TopicFlow.SubscriptionFlow(
                name,
                number(queue, "messageCount"),
                number(queue, "deliveringCount"),
                number(queue, "scheduledCount"),
                number(queue, "consumerCount"),
                nodes.getOrDefault(name, Map.of()),
                text(queue, "paused").equals("true"),
                rate(in(name)).perSecond(),
                rate(out(name)).perSecond(),
                rate(taken(name)).per(rate(transactions(name))),
                oldest(queue, broker),
                deadLetters == null ? 0 : number(deadLetters, "messageCount"));
    }

    /** What waits is in the order of arrival; what is being delivered, or waits to be delivered again, is not. */
    private static Optional<Instant> oldest(JsonNode queue, Conversation broker) throws JMSException {
        String resource = "queue." + text(queue, "name");
        long delivering = number(queue, "deliveringCount");
        long scheduled = number(queue, "scheduledCount");
        List<JsonNode> sent = new ArrayList<>();
        if (number(queue, "messageCount") > delivering + scheduled) {
            sent.add(broker.ask(resource, "getFirstMessageTimestamp"));
        }
        if (delivering > 0 && delivering <= MOST_DESCRIBED) {
            sent.addAll(broker.ask(resource, "listDeliveringMessagesAsJSON").findValues("timestamp"));
        }
        if (scheduled > 0 && scheduled <= MOST_DESCRIBED) {
            sent.addAll(broker.ask(resource, "listScheduledMessagesAsJSON").findValues("timestamp"));
        }
        return sent.stream().map(JsonNode::asLong).filter(time -> time > 0).min(Long::compare).map(Instant::ofEpochMilli);
    }

    /** The broker tells the time only in its own language and zone, and after a restart that of the restart: so not from there. */
    private List<PreparedBranch> inDoubt(JsonNode lines, Instant now) {
        List<PreparedBranch> found = StreamSupport.stream(lines.spliterator(), false)
                .map(JsonNode::asText)
                .map(line -> {
                    String id = BranchId.idInBroker(line);
                    return new PreparedBranch(Place.BROKER, id, BranchId.inBroker(line), firstSeen.getOrDefault(id, now));
                })
                .toList();
        firstSeen.clear();
        found.forEach(branch -> firstSeen.put(branch.id(), branch.since()));
        return found;
    }

    private static Map<String, JsonNode> byName(JsonNode page) {
        Map<String, JsonNode> found = new TreeMap<>();
        page.path("data").forEach(entry -> found.put(text(entry, "name"), entry));
        return found;
    }

    /** Numbers come as texts. */
    private static long number(JsonNode entry, String name) {
        return Long.parseLong(text(entry, name));
    }

    private static String text(JsonNode entry, String name) {
        if (!entry.path(name).isTextual()) {
            throw new IllegalStateException("The broker does not tell " + name + " of " + entry.path("name") + ".");
        }
        return entry.path(name).textValue();
    }
}
