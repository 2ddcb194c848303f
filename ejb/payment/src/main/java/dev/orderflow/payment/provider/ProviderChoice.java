package dev.orderflow.payment.provider;

import dev.orderflow.payment.PaymentProvider;
import dev.orderflow.payment.http.HttpProvider;
import dev.orderflow.payment.sandbox.SandboxProvider;
import dev.orderflow.settings.Setting;
import dev.orderflow.settings.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which payment provider is asked: what {@code ORDERFLOW_PAYMENT_PROVIDER} says. */
@ApplicationScoped
public class ProviderChoice {

    private static final String VARIABLE = "ORDERFLOW_PAYMENT_PROVIDER";
    private static final String TOKEN = VARIABLE + "_TOKEN";
    private static final String CLEAR_TEXT = VARIABLE + "_CLEAR_TEXT";

    /** RFC 6750, 2.1. */
    private static final Pattern BEARER_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** Well below the time-out of the transaction that waits for the answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * The provider of the settings.
     *
     * @param token the provider knows us by it; optional, and never shown
     * @param clearText {@code true}: payments may go over networks without TLS
     * @throws IllegalStateException when a setting is missing or wrong, or names a provider that would be asked in clear text; it names
     *     the variable
     */
    @Produces
    @ApplicationScoped
    PaymentProvider provider(
            @ConfigProperty(name = VARIABLE) Optional<String> setting,
            @ConfigProperty(name = TOKEN) Optional<String> token,
            @ConfigProperty(name = CLEAR_TEXT, defaultValue = "false") String clearText) {
        String value = setting.map(String::strip).orElse("");
        boolean mayBeClear = new Setting(CLEAR_TEXT).flag(clearText);
        Optional<String> bearer = token.map(String::strip).filter(text -> !text.isEmpty());
        bearer.filter(text -> !BEARER_TOKEN.matcher(text).matches()).ifPresent(text -> {
            throw new IllegalStateException(TOKEN + " is no bearer token: letters, digits and -._~+/ only, = at the end.");
        });
        if (value.equals("sandbox")) {
            return new SandboxProvider();
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            URI base = uri(value);
            if (value.startsWith("http:") && !mayBeClear && !LOOPBACK.matcher(base.getHost()).matches()) {
                throw new IllegalStateException(VARIABLE + " is \"" + value
                        + "\": payments would leave this machine in clear text. Use https, or set "
                        + CLEAR_TEXT + "=true where the network is trusted.");
            }
            return new HttpProvider(base, TIMEOUT, bearer);
        }
        throw new IllegalStateException(
                VARIABLE + " must be \"sandbox\" or the base URL of an HTTP provider, but is \"" + value + "\".");
    }

    /** A wrong setting stops the start, and not the first order. */
    @SuppressWarnings("ReturnValueIgnored")
    void check(@Observes Starting start, PaymentProvider provider) {
        // The injected proxy makes its instance at the first call.
        provider.toString();
    }

    private static URI uri(String value) {
        try {
            URI uri = URI.create(value);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(VARIABLE + " is no URL: \"" + value + "\".", e);
        }
        throw new IllegalStateException(VARIABLE + " names no host: \"" + value + "\".");
    }
}
