package dev.orderflow.system.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A customer's program: places one order after the other, each under a key of its own, and repeats each request until it has an answer
 * that says what became of it. What it orders is the same for the same seed; how far it gets is not.
 */
final class CustomerProgram implements Callable<Void> {

    private static final Duration PATIENCE_FOR_ANSWER = Duration.ofSeconds(20);
    private static final Duration PATIENCE_AFTER_THE_END = Duration.ofMinutes(3);
    private static final long BEFORE_REPEATING_MILLIS = 300;
    private static final int LONGEST_THOUGHT_MILLIS = 400;
    private static final int MOST_LINES = 3;
    private static final int MOST_PIECES = 3;
    private static final double DECLINED = 0.1;
    private static final double REPEATED_WITHOUT_NEED = 0.1;

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(PATIENCE_FOR_ANSWER)
            .build();
    private final String name;
    private final Random random;
    private final Credentials credentials;
    private final List<String> skus;
    private final Answers answers;
    private final Instant end;
    private final CountDownLatch calledOff;

    /**
     * @param skus what it orders, any of them
     * @param calledOff opened where everybody must stop before the end
     */
    CustomerProgram(String name, long seed, Credentials credentials, List<String> skus, Answers answers, Instant end,
            CountDownLatch calledOff) {
        this.name = name;
        // Not seed + number: such neighbours would begin alike.
        this.random = new Random((name + " " + seed).hashCode());
        this.credentials = credentials;
        this.skus = skus;
        this.answers = answers;
        this.end = end;
        this.calledOff = calledOff;
    }

    @Override
    public Void call() throws InterruptedException {
        boolean goesOn = true;
        for (int number = 1; goesOn && Instant.now().isBefore(end); number++) {
            String key = name + "-" + number;
            String order = order();
            boolean again = random.nextDouble() < REPEATED_WITHOUT_NEED;
            int thought = random.nextInt(LONGEST_THOUGHT_MILLIS);
            placeUntilAnswered(key, order);
            if (again) {
                placeUntilAnswered(key, order);
            }
            goesOn = !calledOff.await(thought, TimeUnit.MILLISECONDS);
        }
        return null;
    }

    private String order() {
        String token = random.nextDouble() < DECLINED ? "tok_declined" : "tok_visa";
        String lines = IntStream.rangeClosed(0, random.nextInt(MOST_LINES)).mapToObj(line -> line()).collect(Collectors.joining(","));
        return "{\"customerId\":\"%s\",\"currency\":\"EUR\",\"paymentToken\":\"%s\",\"lines\":[%s]}"
                .formatted(credentials.get("customer.user"), token, lines);
    }

    private String line() {
        return "{\"sku\":\"%s\",\"quantity\":%d}"
                .formatted(skus.get(random.nextInt(skus.size())), 1 + random.nextInt(MOST_PIECES));
    }

    private void placeUntilAnswered(String key, String order) throws InterruptedException {
        String last = "no answer";
        boolean goesOn = true;
        while (goesOn && Instant.now().isBefore(end.plus(PATIENCE_AFTER_THE_END))) {
            try {
                HttpResponse<String> answer = http.send(request(key, order), BodyHandlers.ofString());
                last = answer.statusCode() + " " + answer.body();
                if (answer.statusCode() == 201) {
                    answers.placed(key, URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath()
                            .replaceFirst(".*/", ""));
                    return;
                }
                if (isRefusal(answer)) {
                    answers.refused(key, last);
                    return;
                }
            } catch (IOException e) {
                last = e.toString();
            }
            answers.unknown();
            goesOn = !calledOff.await(BEFORE_REPEATING_MILLIS, TimeUnit.MILLISECONDS);
        }
        answers.refused(key, last);
    }

    /** 409 says to come again: the first request is in progress. And only the application can refuse, not a server that starts. */
    private static boolean isRefusal(HttpResponse<String> answer) {
        return answer.statusCode() / 100 == 4
                && answer.statusCode() != 409
                && answer.headers().firstValue("Content-Type").filter("application/problem+json"::equals).isPresent();
    }

    private HttpRequest request(String key, String order) {
        String login = credentials.get("customer.user") + ":" + credentials.get("customer.password");
        return HttpRequest.newBuilder(URI.create(credentials.get("app.url") + "/api/orders"))
                .timeout(PATIENCE_FOR_ANSWER)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(order))
                .build();
    }
}
