package dev.orderflow.deadletters.http;

import dev.orderflow.deadletters.CauseReceiver;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.GroupAddress;
import dev.orderflow.deadletters.GroupKey;
import dev.orderflow.deadletters.KnownCauses.Untold;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Posts a JSON object; any status of the class 2xx has taken it. The receiver can tell that it comes from here: by a bearer token, and by
 * a signature of the body and the time, for which both know a secret.
 */
@ApplicationScoped
class HttpCauseReceiver implements CauseReceiver {

    private static final Logger LOG = System.getLogger(HttpCauseReceiver.class.getPackageName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String TOKEN = "ORDERFLOW_DEAD_LETTER_WEBHOOK_TOKEN";
    private static final String SECRET = "ORDERFLOW_DEAD_LETTER_WEBHOOK_SECRET";
    /** RFC 6750, 2.1. */
    private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final int SHORTEST_SECRET = 16;

    @Inject
    @ConfigProperty(name = TOKEN)
    Optional<String> token;

    @Inject
    @ConfigProperty(name = SECRET)
    Optional<String> secret;

    @Inject
    GroupAddress page;

    @Inject
    Clock clock;

    private final JsonProvider json = JsonProvider.provider();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Neither is ever shown. */
    @PostConstruct
    void read() {
        token = token.map(String::strip).filter(text -> !text.isEmpty());
        secret = secret.map(String::strip).filter(text -> !text.isEmpty());
        token.filter(text -> !BEARER_TOKEN.matcher(text).matches()).ifPresent(text -> {
            throw new IllegalStateException(TOKEN + " is no bearer token: letters, digits and -._~+/ only, = at the end.");
        });
        secret.filter(text -> text.length() < SHORTEST_SECRET).ifPresent(text -> {
            throw new IllegalStateException(SECRET + " must have at least " + SHORTEST_SECRET + " characters.");
        });
    }

    @Override
    public void check() {
        LOG.log(Level.DEBUG, "New causes are told with a token: {0}, signed: {1}, of the page {2}", token.isPresent(),
                secret.isPresent(), page.base());
    }

    @Override
    public boolean takes(URI address, Untold cause) {
        String body = text(cause);
        HttpRequest.Builder post = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        token.ifPresent(it -> post.header("Authorization", "Bearer " + it));
        secret.ifPresent(it -> post.header(Signature.HEADER, Signature.of(it, clock.instant(), body)));
        HttpRequest request = post.build();
        // Not the request's own time-out, which ends with the headers: a body may never end.
        CompletableFuture<HttpResponse<Void>> coming = client.sendAsync(request, BodyHandlers.discarding());
        try {
            HttpResponse<Void> answer = coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            boolean taken = answer.statusCode() / 100 == 2;
            if (!taken) {
                LOG.log(Level.WARNING, "The dead-letter webhook answered {0}; it is tried again.", answer.statusCode());
            }
            return taken;
        } catch (ExecutionException e) {
            LOG.log(Level.WARNING, () -> "The dead-letter webhook cannot be reached; it is tried again: " + e.getCause());
            return false;
        } catch (TimeoutException e) {
            LOG.log(Level.WARNING, "The dead-letter webhook has not answered within {0}; it is tried again.", PATIENCE);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            coming.cancel(true);
        }
    }

    private String text(Untold cause) {
        DeadLetter letter = cause.letter();
        return json.createObjectBuilder()
                .add("deadLetter", letter.id())
                .add("subscription", letter.subscription())
                .add("type", letter.type())
                .add("subject", letter.subject())
                .add("cause", letter.cause())
                .add("firstSeen", cause.firstSeen().toString())
                .add("page", page.of(new GroupKey(letter.subscription(), letter.type(), letter.cause())))
                .build()
                .toString();
    }
}
