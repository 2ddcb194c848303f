package dev.orderflow.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.orderflow.events.Subscription;
import dev.orderflow.launcher.Credentials;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a person does in the Artemis console: the same operations, over the same endpoint (Jolokia), with the same login. */
public final class BrokerConsole {

    private static final String BROKER = "org.apache.activemq.artemis:broker=\"orderflow\"";

    private static final List<String> SUBSCRIPTIONS = Subscription.queues();

    private final Credentials credentials;

    public BrokerConsole(Credentials credentials) {
        this.credentials = credentials;
    }

    /** How many messages lie in the queue. */
    public int depth(String queue) {
        return attribute(queue, "MessageCount");
    }

    /** How many messages lie in all dead-letter queues. */
    int deadLetters() {
        return SUBSCRIPTIONS.stream().mapToInt(queue -> depth("DLQ." + queue)).sum();
    }

    /** How many messages have ever come into the queue since the broker started. */
    public int added(String queue) {
        return attribute(queue, "MessagesAdded");
    }

    /** How many messages consumers hold, in work or in advance. */
    int delivering(String queue) {
        return attribute(queue, "DeliveringCount");
    }

    /** How many consumers are at work at this moment: they have acknowledged a message, and have not committed yet. */
    long busyConsumers(String queue) {
        String consumers = call(Map.of("type", "exec", "mbean", BROKER, "operation", "listAllConsumersAsJSON()"));
        return JsonPath.from(consumers).<Map<String, Object>>getList("").stream()
                .filter(it -> queue.equals(it.get("queueName")) && (Integer) it.get("messagesAcknowledgedAwaitingCommit") > 0)
                .count();
    }

    /** How many consumers listen. */
    public int consumers(String queue) {
        return attribute(queue, "ConsumerCount");
    }

    /**
     * Everything that was published has been handled. A message counts until its consumer's branch is committed, in which what
     * follows from it is added: where all subscriptions are empty, nothing is on its way.
     */
    public void eventuallyQuiet() {
        eventuallyQuiet(Duration.ofMinutes(1));
    }

    /** The same, where that may take so long. */
    void eventuallyQuiet(Duration atMost) {
        await("all subscriptions are empty").atMost(atMost)
                .until(() -> SUBSCRIPTIONS.stream().allMatch(queue -> depth(queue) == 0));
    }

    /** The subscriptions and the dead-letter queues that hold messages, with how many. */
    public List<String> notEmpty() {
        return SUBSCRIPTIONS.stream()
                .flatMap(queue -> Stream.of(queue, "DLQ." + queue))
                .map(queue -> Map.entry(queue, depth(queue)))
                .filter(queue -> queue.getValue() > 0)
                .map(queue -> queue.getKey() + " holds " + queue.getValue())
                .toList();
    }

    /** Whether there is more on the address than the broker keeps in memory. */
    boolean isPaging(String address) {
        return call(Map.of(
                "type", "read", "mbean", BROKER + ",component=addresses,address=\"" + address + "\"", "attribute", "Paging"));
    }

    private int attribute(String queue, String name) {
        return call(Map.of("type", "read", "mbean", mbean(queue), "attribute", name));
    }

    /** The messages in the queue that are about this order. */
    public List<Map<String, Object>> browse(String queue, String orderId) {
        return call(Map.of(
                "type", "exec",
                "mbean", mbean(queue),
                "operation", "browse(java.lang.String)",
                "arguments", List.of("ce_subject='" + orderId + "'")));
    }

    public boolean holds(String queue, String orderId) {
        return !browse(queue, orderId).isEmpty();
    }

    void eventuallyHolds(String queue, String orderId, Duration atMost) {
        await(queue + " holds a message about " + orderId).atMost(atMost).until(() -> holds(queue, orderId));
    }

    /** The console's Retry on every message of the dead-letter queue. */
    void retryAll(String deadLetterQueue) {
        exec(deadLetterQueue, "retryMessages()");
    }

    /** The console's Retry on the messages about the order. */
    void retries(String deadLetterQueue, String orderId) {
        for (Map<String, Object> message : browse(deadLetterQueue, orderId)) {
            call(Map.of(
                    "type", "exec",
                    "mbean", mbean(deadLetterQueue),
                    "operation", "retryMessage(long)",
                    "arguments", List.of(message.get("messageID"))));
        }
    }

    /** Removes what the queue holds about the order, as if it had never come. */
    void removes(String queue, String orderId) {
        exec(queue, "removeMessages(java.lang.String)", "ce_subject='" + orderId + "'");
    }

    /** Removes all that the queue holds, as if it had never come. */
    void removesAll(String queue) {
        exec(queue, "removeAllMessages()");
    }

    /** Sends what the queue holds about the order to the dead letters, as if it had failed too often. */
    void buries(String queue, String orderId) {
        exec(queue, "sendMessagesToDeadLetterAddress(java.lang.String)", "ce_subject='" + orderId + "'");
    }

    public void pause(String queue) {
        exec(queue, "pause()");
    }

    boolean isPaused(String queue) {
        return call(Map.of("type", "read", "mbean", mbean(queue), "attribute", "Paused"));
    }

    /** The filter of the queue; empty where it has none. */
    String filterOf(String queue) {
        return call(Map.of("type", "read", "mbean", mbean(queue), "attribute", "Filter"));
    }

    public void resume(String queue) {
        exec(queue, "resume()");
    }

    private void exec(String queue, String operation, String... arguments) {
        call(Map.of("type", "exec", "mbean", mbean(queue), "operation", operation, "arguments", List.of(arguments)));
    }

    /** Adds a queue to a topic. */
    public void createQueue(String topic, String queue) {
        createQueue(topic, queue, "");
    }

    /** The same, for those messages only that the filter lets through. */
    void createQueue(String topic, String queue, String filter) {
        call(Map.of(
                "type", "exec",
                "mbean", BROKER,
                "operation", "createQueue(java.lang.String)",
                "arguments", List.of("{\"name\":\"%s\",\"address\":\"%s\",\"routing-type\":\"MULTICAST\",\"filter-string\":\"%s\"}"
                        .formatted(queue, topic, filter))));
    }

    /** Removes a queue that was added. */
    public void destroyQueue(String queue) {
        call(Map.of("type", "exec", "mbean", BROKER, "operation", "destroyQueue(java.lang.String)", "arguments", List.of(queue)));
    }

    /** Removes a queue, with what is in it and under the hands of those who listen. */
    void destroyQueueInUse(String queue) {
        call(Map.of(
                "type", "exec",
                "mbean", BROKER,
                "operation", "destroyQueue(java.lang.String,boolean)",
                "arguments", List.of(queue, true)));
    }

    /** Closes all that listen to the queue; which says how many these were. */
    int closeConsumers(String queue) {
        String page = call(Map.of(
                "type", "exec",
                "mbean", BROKER,
                "operation", "listConsumers(java.lang.String,int,int)",
                "arguments", List.of("{\"field\":\"queue\",\"operation\":\"EQUALS\",\"value\":\"" + queue + "\"}", 1, 100)));
        List<Map<String, Object>> consumers = JsonPath.from(page).getList("data");
        consumers.forEach(consumer -> call(Map.of(
                "type", "exec",
                "mbean", BROKER,
                "operation", "closeConsumerWithID(java.lang.String,java.lang.String)",
                "arguments", List.of(consumer.get("session"), consumer.get("id")))));
        return consumers.size();
    }

    /** The transactions that are prepared and wait for a decision. */
    public List<String> prepared() {
        return call(Map.of("type", "exec", "mbean", BROKER, "operation", "listPreparedTransactions"));
    }

    private static String mbean(String queue) {
        String address = queue.startsWith("DLQ.") ? "DLQ" : queue.substring(queue.indexOf('.') + 1);
        return BROKER + ",component=addresses,address=\"" + address
                + "\",subcomponent=queues,routing-type=\"multicast\",queue=\"" + queue + "\"";
    }

    private <T> T call(Map<String, Object> request) {
        URI console = URI.create(credentials.get("console.url"));
        return given().auth()
                .preemptive()
                .basic(credentials.get("console.user"), credentials.get("console.password"))
                .header("Origin", console.toString())
                .contentType(ContentType.JSON)
                .body(request)
                .post(console.resolve("/console/jolokia/"))
                .then()
                .statusCode(200)
                .body("status", org.hamcrest.Matchers.equalTo(200))
                .extract()
                .path("value");
    }
}
