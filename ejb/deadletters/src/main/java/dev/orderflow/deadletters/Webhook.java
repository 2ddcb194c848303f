package dev.orderflow.deadletters;

import dev.orderflow.rhythm.Backoff;
import dev.orderflow.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells somebody of the first dead letter of each new cause, by a POST to the address of the setting. What is not taken is offered again,
 * at ever longer distances up to an hour, for as long as it takes; the receiver may get one twice, and knows it by its id.
 *
 * <p>Without an address what is met is only noted, and told when there is one.
 */
@ApplicationScoped
public class Webhook {

    static final String VARIABLE = "ORDERFLOW_DEAD_LETTER_WEBHOOK";
    static final String CLEAR_TEXT = VARIABLE + "_CLEAR_TEXT";

    private static final Logger LOG = System.getLogger(Webhook.class.getPackageName());
    private static final Backoff DISTANCES = new Backoff(Duration.ofSeconds(2), Duration.ofHours(1));
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    @Inject
    @ConfigProperty(name = VARIABLE)
    Optional<String> setting;

    @Inject
    @ConfigProperty(name = CLEAR_TEXT, defaultValue = "false")
    String clearText = "false";

    @Inject
    KnownCauses causes;

    @Inject
    CauseReceiver receiver;

    @Inject
    OneTransaction transaction;

    @Inject
    Clock clock;

    private Optional<URI> address = Optional.empty();

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException when it is no http or https address, or one that would be told in clear text; it names the variable
     */
    @PostConstruct
    void read() {
        boolean mayBeClear = new Setting(CLEAR_TEXT).flag(clearText);
        address = setting.map(String::strip).filter(text -> !text.isEmpty()).map(Webhook::uri);
        address.filter(uri -> uri.getScheme().equals("http") && !mayBeClear && !LOOPBACK.matcher(uri.getHost()).matches())
                .ifPresent(uri -> {
                    throw new IllegalStateException(VARIABLE + " is \"" + uri
                            + "\": causes would leave this machine in clear text. Use https, or set "
                            + CLEAR_TEXT + "=true where the network is trusted.");
                });
    }

    private static URI uri(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme())) {
                throw new URISyntaxException(text, "not http or https");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(VARIABLE + " must be an http or https address, but is \"" + text + "\".", e);
        }
    }

    /** Makes sure that the setting has been read. */
    void check() {
        receiver.check();
        LOG.log(Level.DEBUG, () -> "New causes are told to " + address.map(URI::toString).orElse("nobody"));
    }

    /** Tells all that is due. */
    void tellAll() {
        boolean more = address.isPresent();
        while (more) {
            more = transaction.of(this::tellOne);
        }
    }

    private boolean tellOne() {
        Optional<KnownCauses.Untold> due = causes.due(clock.instant());
        due.ifPresent(cause -> {
            if (receiver.takes(address.orElseThrow(), cause)) {
                causes.told(cause, clock.instant());
            } else {
                causes.postpone(cause, clock.instant().plus(DISTANCES.after(cause.tries())));
            }
        });
        return due.isPresent();
    }
}
