package dev.orderflow.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where operators find the broker's console: what {@code ORDERFLOW_CONSOLE_URL} says. It becomes a link, and is asked for nothing. */
@ApplicationScoped
public class ConsoleAddress {

    static final String VARIABLE = "ORDERFLOW_CONSOLE_URL";

    @Inject
    @ConfigProperty(name = VARIABLE)
    Optional<String> setting;

    /**
     * Absent where nobody has said it.
     *
     * @throws IllegalStateException when it is no address of a page; it names the variable
     */
    public Optional<String> get() {
        return setting.map(String::strip).filter(text -> !text.isEmpty()).map(ConsoleAddress::checked);
    }

    private static String checked(String text) {
        try {
            URI address = new URI(text);
            if (Set.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return text;
            }
        } catch (URISyntaxException wrong) {
            throw refusal(text, wrong);
        }
        throw refusal(text, null);
    }

    private static IllegalStateException refusal(String text, Exception cause) {
        return new IllegalStateException(VARIABLE + " must be an http or https address, but is \"" + text + "\".", cause);
    }
}
