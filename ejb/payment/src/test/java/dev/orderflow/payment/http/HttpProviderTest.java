package dev.orderflow.payment.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.notFound;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.orderflow.payment.PaymentProvider.Authorization;
import dev.orderflow.payment.ProviderFault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpProviderTest {

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(options().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private HttpProvider provider;

    @BeforeEach
    void connect() {
        provider = new HttpProvider(base(), Duration.ofSeconds(30), Optional.of("t0ken"));
    }

    @AfterEach
    void disconnect() throws Exception {
        provider.close();
    }

    @Test
    void an_authorisation_carries_amount_token_and_the_order_id_as_idempotency_key() {
        answers("/pay/authorizations", jsonResponse("{\"status\":\"AUTHORIZED\"}", 201));

        assertThat(authorize()).isEqualTo(Authorization.given());

        server.verify(postRequestedFor(urlEqualTo("/pay/authorizations"))
                .withHeader("Idempotency-Key", equalTo("o-1"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withHeader("Authorization", equalTo("Bearer t0ken"))
                .withRequestBody(equalToJson(
                        "{\"orderId\":\"o-1\",\"amount\":\"10.00\",\"currency\":\"EUR\",\"paymentToken\":\"tok_x\"}")));
    }

    @Test
    void payment_required_is_a_refusal_with_its_reason() {
        answers("/pay/authorizations", jsonResponse("{\"reason\":\"limit reached\"}", 402));

        assertThat(authorize()).isEqualTo(Authorization.declined("limit reached"));
    }

    @Test
    void a_reason_that_is_too_long_for_the_event_is_cut() {
        answers("/pay/authorizations", jsonResponse("{\"reason\":\"" + "x".repeat(600) + "\"}", 402));

        assertThat(authorize().reason()).hasSize(500).endsWith("x…");
    }

    @Test
    void an_error_of_the_provider_is_a_technical_fault() {
        answers("/pay/authorizations", serverError());

        assertThatThrownBy(this::authorize).isInstanceOf(ProviderFault.class).hasMessageContaining("500");
    }

    @Test
    void an_answer_that_is_not_json_is_a_technical_fault() {
        answers("/pay/authorizations", ok("<html>captive portal</html>"));

        assertThatThrownBy(this::authorize).isInstanceOf(ProviderFault.class).hasMessageContaining("JSON");
    }

    @Test
    void json_without_the_status_is_a_technical_fault_and_no_authorisation() {
        answers("/pay/authorizations", jsonResponse("{}", 200));

        assertThatThrownBy(this::authorize).isInstanceOf(ProviderFault.class).hasMessageContaining("AUTHORIZED");
    }

    @Test
    void no_answer_in_time_is_a_technical_fault() throws Exception {
        answers("/pay/authorizations", jsonResponse("{\"status\":\"AUTHORIZED\"}", 201).withFixedDelay(5_000));

        try (HttpProvider impatient = new HttpProvider(base(), Duration.ofMillis(200), Optional.empty())) {
            assertThatThrownBy(() -> authorize(impatient)).isInstanceOf(ProviderFault.class).hasMessageContaining("no answer");
        }
    }

    @Test
    void a_broken_connection_is_a_technical_fault() {
        answers("/pay/authorizations", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThatThrownBy(this::authorize).isInstanceOf(ProviderFault.class);
    }

    @Test
    void capture_void_and_refund_have_keys_of_their_own() {
        answers("/pay/authorizations/o-1/capture", noContent());
        answers("/pay/authorizations/o-1/void", noContent());
        answers("/pay/authorizations/o-1/refund", noContent());

        provider.capture("o-1");
        provider.voidAuthorization("o-1");
        provider.refund("o-1");

        for (String action : new String[] {"capture", "void", "refund"}) {
            server.verify(postRequestedFor(urlEqualTo("/pay/authorizations/o-1/" + action))
                    .withHeader("Idempotency-Key", equalTo("o-1:" + action)));
        }
    }

    @Test
    void voiding_what_was_never_held_is_no_fault_but_capturing_it_is() {
        answers("/pay/authorizations/o-1/void", notFound());
        answers("/pay/authorizations/o-1/capture", notFound());

        provider.voidAuthorization("o-1");

        assertThatThrownBy(() -> provider.capture("o-1")).isInstanceOf(ProviderFault.class).hasMessageContaining("404");
    }

    @Test
    void voiding_what_has_been_captured_asks_for_a_refund() {
        answers("/pay/authorizations/o-1/void", aResponse().withStatus(409));
        answers("/pay/authorizations/o-1/refund", noContent());

        provider.voidAuthorization("o-1");

        server.verify(postRequestedFor(urlEqualTo("/pay/authorizations/o-1/refund"))
                .withHeader("Idempotency-Key", equalTo("o-1:refund")));
    }

    private static void answers(String url, ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(url)).willReturn(response));
    }

    private static URI base() {
        return URI.create(server.baseUrl() + "/pay");
    }

    private Authorization authorize() {
        return authorize(provider);
    }

    private static Authorization authorize(HttpProvider provider) {
        return provider.authorize("o-1", new BigDecimal("10.00"), Currency.getInstance("EUR"), "tok_x");
    }
}
