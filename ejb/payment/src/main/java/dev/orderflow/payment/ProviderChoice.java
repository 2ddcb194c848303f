package dev.orderflow.payment;

import dev.orderflow.payment.http.HttpProvider;
import dev.orderflow.payment.sandbox.SandboxProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which payment provider is asked: what {@code ORDERFLOW_PAYMENT_PROVIDER} says. */
@ApplicationScoped
public class ProviderChoice {

    private static final String VARIABLE = "ORDERFLOW_PAYMENT_PROVIDER";

    /** Well below the time-out of the transaction that waits for the answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * The provider of the settings.
     *
     * @throws IllegalStateException when the setting is missing or neither {@code sandbox} nor an HTTP URL; it names the variable
     */
    @Produces
    @ApplicationScoped
    PaymentProvider provider(@ConfigProperty(name = VARIABLE) Optional<String> setting) {
        String value = setting.map(String::strip).orElse("");
        if (value.equals("sandbox")) {
            return new SandboxProvider();
        }
        if (value.startsWith("http://") || value.startsWith("https://")) {
            return new HttpProvider(uri(value), TIMEOUT);
        }
        throw new IllegalStateException(
                VARIABLE + " must be \"sandbox\" or the base URL of an HTTP provider, but is \"" + value + "\".");
    }

    private static URI uri(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(VARIABLE + " is no URL: \"" + value + "\".", e);
        }
    }
}
