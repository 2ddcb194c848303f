package dev.orderflow.payment.http;

import dev.orderflow.payment.PaymentProvider;
import dev.orderflow.payment.ProviderFault;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Asks a payment provider over HTTP; see the package for the API. */
public class HttpProvider implements PaymentProvider, AutoCloseable {

    private static final long CONNECT_TIMEOUT_SECONDS = 2;
    private static final long READ_TIMEOUT_SECONDS = 10;

    /** Looked up once: the static methods of {@code Json} search the class path at each call. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private final ProviderApi api;

    /** A provider at this base URL. */
    public HttpProvider(URI base) {
        api = RestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(CONNECT_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                // An error status is an answer to be read here, not an exception.
                .property("microprofile.rest.client.disable.default.mapper", true)
                .build(ProviderApi.class);
    }

    @Override
    public Authorization authorize(String orderId, BigDecimal amount, Currency currency, String paymentToken) {
        String request = JSON.createObjectBuilder()
                .add("orderId", orderId)
                .add("amount", amount.toPlainString())
                .add("currency", currency.getCurrencyCode())
                .add("paymentToken", paymentToken)
                .build()
                .toString();
        try (Response response = asked("authorize", orderId, () -> api.authorize(orderId, request))) {
            return switch (response.getStatus()) {
                case 200, 201 -> granted(orderId, body(orderId, response));
                case 402 -> Authorization.declined(body(orderId, response).getString("reason", "no reason given"));
                default -> throw unexpected("authorize", orderId, response);
            };
        }
    }

    private static Authorization granted(String orderId, JsonObject answer) {
        if (!"AUTHORIZED".equals(answer.getString("status", null))) {
            throw new ProviderFault("The provider's answer to authorize order " + orderId + " says no status AUTHORIZED.");
        }
        return Authorization.given();
    }

    @Override
    public void capture(String orderId) {
        act(orderId, "capture", Set.of(200, 204));
    }

    @Override
    public void voidAuthorization(String orderId) {
        act(orderId, "void", Set.of(200, 204, 404));
    }

    @Override
    public void refund(String orderId) {
        act(orderId, "refund", Set.of(200, 204));
    }

    private void act(String orderId, String action, Set<Integer> good) {
        try (Response response = asked(action, orderId, () -> api.act(orderId + ":" + action, orderId, action))) {
            if (!good.contains(response.getStatus())) {
                throw unexpected(action, orderId, response);
            }
        }
    }

    private static Response asked(String action, String orderId, Supplier<Response> call) {
        try {
            return call.get();
        } catch (ProcessingException e) {
            throw new ProviderFault("The provider gave no answer to " + action + " order " + orderId + ": " + e.getMessage(), e);
        }
    }

    private static JsonObject body(String orderId, Response response) {
        try (var reader = JSON.createReader(new StringReader(response.readEntity(String.class)))) {
            return reader.readObject();
        } catch (JsonException | ProcessingException e) {
            throw new ProviderFault("The provider's answer for order " + orderId + " is no JSON object.", e);
        }
    }

    private static ProviderFault unexpected(String action, String orderId, Response response) {
        return new ProviderFault(
                "The provider answered " + response.getStatus() + " to " + action + " order " + orderId + ".");
    }

    @Override
    public void close() throws Exception {
        api.close();
    }
}
