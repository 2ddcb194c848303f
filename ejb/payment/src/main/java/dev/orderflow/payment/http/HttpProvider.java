package dev.orderflow.payment.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderflow.payment.PaymentProvider;
import dev.orderflow.payment.ProviderFault;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Asks a payment provider over HTTP; see the package for the API. */
public class HttpProvider implements PaymentProvider, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** What the schema of {@code PaymentDeclined} and the column hold. */
    private static final int LONGEST_REASON = 500;

    private static final Set<Integer> SUCCESS = Set.of(200, 204);
    private static final int NOTHING_HELD = 404;
    private static final int CAPTURED = 409;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ProviderApi api;

    /** A provider at this base URL, which has so much time for each answer, and knows us by this token, if by any. */
    public HttpProvider(URI base, Duration timeout, Optional<String> token) {
        RestClientBuilder client = RestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                // An error status is an answer to be read here, not an exception.
                .property("microprofile.rest.client.disable.default.mapper", true);
        token.ifPresent(it -> client.register(new BearerToken(it)));
        api = client.build(ProviderApi.class);
    }

    @Override
    public Authorization authorize(String orderId, BigDecimal amount, Currency currency, String paymentToken) {
        String request = JSON.createObjectNode()
                .put("orderId", orderId)
                .put("amount", amount.toPlainString())
                .put("currency", currency.getCurrencyCode())
                .put("paymentToken", paymentToken)
                .toString();
        try (Response response = asked("authorize", orderId, () -> api.authorize(orderId, request))) {
            return switch (response.getStatus()) {
                case 200, 201 -> granted(orderId, body(orderId, response));
                case 402 -> Authorization.declined(reason(body(orderId, response)));
                default -> throw unexpected("authorize", orderId, response);
            };
        }
    }

    private static String reason(JsonNode answer) {
        String reason = answer.path("reason").asText("no reason given");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    private static Authorization granted(String orderId, JsonNode answer) {
        if (!"AUTHORIZED".equals(answer.path("status").asText())) {
            throw new ProviderFault("The provider's answer to authorize order " + orderId + " says no status AUTHORIZED.");
        }
        return Authorization.given();
    }

    @Override
    public void capture(String orderId) {
        act(orderId, "capture");
    }

    @Override
    public void voidAuthorization(String orderId) {
        if (act(orderId, "void", NOTHING_HELD, CAPTURED) == CAPTURED) {
            refund(orderId);
        }
    }

    @Override
    public void refund(String orderId) {
        act(orderId, "refund");
    }

    /** The status: that of a success, or one of the others that are good too. */
    private int act(String orderId, String action, Integer... goodToo) {
        try (Response response = asked(action, orderId, () -> api.act(orderId + ":" + action, orderId, action))) {
            if (!SUCCESS.contains(response.getStatus()) && !Set.of(goodToo).contains(response.getStatus())) {
                throw unexpected(action, orderId, response);
            }
            return response.getStatus();
        }
    }

    private static Response asked(String action, String orderId, Supplier<Response> call) {
        try {
            return call.get();
        } catch (ProcessingException e) {
            throw new ProviderFault("The provider gave no answer to " + action + " order " + orderId + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode body(String orderId, Response response) {
        try {
            return JSON.readTree(response.readEntity(String.class));
        } catch (JsonProcessingException | ProcessingException e) {
            throw new ProviderFault("The provider's answer for order " + orderId + " is no JSON.", e);
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
