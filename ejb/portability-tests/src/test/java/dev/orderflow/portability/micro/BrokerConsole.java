package dev.orderflow.portability.micro;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;

/** The broker's queues, seen and managed as its web console does it: through Jolokia, as the console's user. */
public final class BrokerConsole {

    private static final String QUEUE =
            "org.apache.activemq.artemis:broker=\"orderflow\",component=addresses,address=%s,subcomponent=queues,routing-type=%s,queue=%s";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String login;

    /** The console of the broker whose web server is at this address. */
    public BrokerConsole(String url, String user, String password) {
        this.url = url;
        this.login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /**
     * How many messages the queue of a subscription holds, those being delivered included.
     *
     * @param subscription its queue, such as {@code payment.orders}
     */
    public int messages(String subscription) throws IOException {
        return count(topicOf(subscription), subscription);
    }

    /** How many dead letters of a subscription there are. */
    public int deadLetters(String subscription) throws IOException {
        return count("DLQ", "DLQ." + subscription);
    }

    /** Sends what the subscription holds about the order to its dead letters, as if it had failed too often. */
    public void bury(String subscription, String orderId) throws IOException {
        doAbout(orderId, queue(topicOf(subscription), subscription), "sendMessagesToDeadLetterAddress(java.lang.String)");
    }

    /** Removes the dead letters of the subscription that are about the order. */
    public void removeDeadLetters(String subscription, String orderId) throws IOException {
        doAbout(orderId, queue("DLQ", "DLQ." + subscription), "removeMessages(java.lang.String)");
    }

    /** Empties every queue. */
    void purge() throws IOException {
        for (JsonNode queue : answer(request("search", QUEUE.formatted("*", "*", "*")))) {
            answer(request("exec", queue.asText()).put("operation", "removeAllMessages()"));
        }
    }

    private int count(String address, String queue) throws IOException {
        return answer(request("read", queue(address, queue)).put("attribute", "MessageCount")).asInt();
    }

    private void doAbout(String orderId, String bean, String operation) throws IOException {
        ObjectNode request = request("exec", bean).put("operation", operation);
        request.putArray("arguments").add("ce_subject='" + orderId + "'");
        answer(request);
    }

    private static String topicOf(String subscription) {
        return subscription.substring(subscription.indexOf('.') + 1);
    }

    private static String queue(String address, String name) {
        return QUEUE.formatted(quoted(address), quoted("multicast"), quoted(name));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    private ObjectNode request(String type, String bean) {
        return json.createObjectNode().put("type", type).put("mbean", bean);
    }

    private JsonNode answer(ObjectNode request) throws IOException {
        JsonNode answer = json.readTree(send(request.toString()));
        if (!answer.has("value")) {
            throw new IOException("The broker's console answers to " + request + ": " + answer);
        }
        return answer.get("value");
    }

    private String send(String request) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url + "/console/jolokia"))
                                    .header("Authorization", "Basic " + login)
                                    .header("Origin", url)
                                    .POST(BodyPublishers.ofString(request))
                                    .build(),
                            ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the broker's console", e);
        }
    }
}
