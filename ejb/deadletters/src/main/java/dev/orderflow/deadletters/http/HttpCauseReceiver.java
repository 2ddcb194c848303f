package dev.orderflow.deadletters.http;

import dev.orderflow.deadletters.CauseReceiver;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.KnownCauses.Untold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

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
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text(cause)))
                .build();
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            boolean taken = answer.statusCode() / 100 == 2;
            if (!taken) {
                LOG.log(Level.WARNING, "The dead-letter webhook answered {0}; it is tried again.", answer.statusCode());
            }
            return taken;
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "The dead-letter webhook cannot be reached; it is tried again: " + e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
