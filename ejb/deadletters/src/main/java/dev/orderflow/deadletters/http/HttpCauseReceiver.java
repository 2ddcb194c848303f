package dev.orderflow.deadletters.http;

import dev.orderflow.deadletters.CauseReceiver;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.KnownCauses.Untold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.spi.JsonProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts a JSON object; any status of the class 2xx has taken it. */
@ApplicationScoped
class HttpCauseReceiver implements CauseReceiver {

    private static final Logger LOG = System.getLogger(HttpCauseReceiver.class.getPackageName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JsonProvider json = JsonProvider.provider();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    @Override
    public boolean takes(URI address, Untold cause) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text(cause)))
                .build();
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
                .build()
                .toString();
    }
}
