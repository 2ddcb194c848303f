package dev.orderflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.events.Subscription;
import dev.orderflow.launcher.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an administrator does in the console of the broker, by its Jolokia: the application may not do all of it. */
final class BrokerConsole {

    private static final List<Subscription> SUBSCRIPTIONS = List.of(Subscription.values());
    private static final List<String> TOPICS = List.of("orders", "payments", "inventory", "shipping");
    private static final String BROKER = "org.apache.activemq.artemis:broker=\\\"orderflow\\\"";
    private static final Pattern ACKNOWLEDGED = Pattern.compile("\"MessagesAcknowledged\":(\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI console;
    private final String authorization;

    BrokerConsole(Credentials credentials) {
        console = URI.create(credentials.get("console.url"));
        String login = credentials.get("console.user") + ":" + credentials.get("console.password");
        authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }

    /** Makes a topic, unless a home that was used before has it already. */
    void createTopic(String name) throws Exception {
        String answer = ask("""
                {"type":"exec","mbean":"%s","operation":"createAddress(java.lang.String,java.lang.String)","arguments":["%s","MULTICAST"]}
                """.formatted(BROKER, name));
        if (!answer.contains("\"status\":200") && !answer.contains("already exists")) {
            throw new IOException("The broker did not create the address " + name + ": " + answer);
        }
    }

    /** Adds a durable queue to a topic. */
    void createQueue(String topic, String queue) throws Exception {
        String answer = ask("""
                {"type":"exec","mbean":"%s","operation":"createQueue(java.lang.String)",
                 "arguments":["{\\"name\\":\\"%s\\",\\"address\\":\\"%s\\",\\"routing-type\\":\\"MULTICAST\\"}"]}
                """.formatted(BROKER, queue, topic));
        if (!answer.contains("\"status\":200") && !answer.contains("already exists")) {
            throw new IOException("The broker did not create the queue " + queue + ": " + answer);
        }
    }

    /** Nothing is delivered until {@link #resume()}. */
    void pause() throws Exception {
        of(SUBSCRIPTIONS, "pause()");
    }

    void resume() throws Exception {
        of(SUBSCRIPTIONS, "resume()");
    }

    /** Nothing is delivered to this one until {@link #resume(Subscription)}. */
    void pause(Subscription subscription) throws Exception {
        of(List.of(subscription), "pause()");
    }

    void resume(Subscription subscription) throws Exception {
        of(List.of(subscription), "resume()");
    }

    /**
     * Of each queue by itself. Of a whole address the broker (2.56, {@code AddressInfo.resume}) wakes up the queues before it takes back
     * its own mark, and a queue that is quick to look finds itself paused still: it sleeps on until the next message comes.
     */
    private void of(List<Subscription> subscriptions, String operation) throws Exception {
        String answer = ask(subscriptions.stream()
                .map(it -> "{\"type\":\"exec\",\"mbean\":\"" + BROKER + ",component=addresses,address=\\\"" + it.topic().address()
                        + "\\\",subcomponent=queues,routing-type=\\\"multicast\\\",queue=\\\"" + it.queue() + "\\\"\",\"operation\":\""
                        + operation + "\"}")
                .collect(Collectors.joining(",", "[", "]")));
        if (answer.contains("\"error\"")) {
            throw new IOException(operation + " failed: " + answer);
        }
    }

    /** How many messages the subscriptions of all topics have taken since the broker started. */
    long deliveries() throws Exception {
        String answer = ask(TOPICS.stream()
                .map(topic -> "{\"type\":\"read\",\"mbean\":\"" + BROKER + ",component=addresses,address=\\\"" + topic
                        + "\\\",subcomponent=queues,*\",\"attribute\":[\"MessagesAcknowledged\"]}")
                .collect(Collectors.joining(",", "[", "]")));
        return ACKNOWLEDGED.matcher(answer).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }

    private String ask(String question) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(console.resolve("/console/jolokia/"))
                .header("Authorization", authorization)
                .header("Origin", console.toString())
                .POST(BodyPublishers.ofString(question))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The console answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
