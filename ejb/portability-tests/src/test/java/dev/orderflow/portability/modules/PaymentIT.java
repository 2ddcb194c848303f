package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static dev.orderflow.portability.modules.SampleOrder.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.orderflow.events.Fact;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentCaptured;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.PaymentRefunded;
import dev.orderflow.events.PaymentVoided;
import dev.orderflow.payment.PaymentProvider.Authorization;
import dev.orderflow.payment.ProviderFault;
import dev.orderflow.payment.http.HttpProvider;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("payment, without the other modules")
class PaymentIT {

    private static final String ORDERS = "payment.orders";
    private static final long PATIENCE_MILLIS = 20_000;

    private final UnreadSubscription published = new UnreadSubscription("history.payments");

    @Inject
    OtherModules others;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("payment");
    }

    @Test
    @DisplayName("PAYMENT-P1 an order whose placing is delivered twice is charged once")
    void chargedOnce() throws Exception {
        SampleOrder order = SampleOrder.oneBook();

        others.say(order.placed());
        others.say(order.placed());

        Queues.awaitEmpty(ORDERS);
        eventually(() -> assertThat(statusOf(order)).containsExactly("AUTHORIZED"));
        // PAYMENT-P6: asked twice, it answers twice.
        eventually(() -> assertThat(published.factsAbout(order.id()))
                .hasSize(2)
                .containsOnly(new PaymentAuthorized(order.id(), order.total(), EUR)));
    }

    @Test
    @DisplayName("PAYMENT-P2 a declined payment is published, not retried")
    void declined() throws Exception {
        SampleOrder order = SampleOrder.paidWith("tok_declined");

        others.say(order.placed());

        eventually(() -> assertThat(typesAbout(order)).containsExactly(PaymentDeclined.class));
        eventually(() -> assertThat(statusOf(order)).containsExactly("DECLINED"));
        Queues.awaitEmpty(ORDERS);
    }

    @Test
    @DisplayName("PAYMENT-P3 a technical fault of the provider leaves nothing, and the message comes again")
    void faultOfTheProvider() throws Exception {
        SampleOrder order = SampleOrder.paidWith("tok_flaky_1");

        others.say(order.placed());

        Queues.awaitEmpty(ORDERS);
        eventually(() -> assertThat(statusOf(order)).containsExactly("AUTHORIZED"));
        eventually(() -> assertThat(published.factsAbout(order.id())).hasSize(1));
    }

    @Test
    @DisplayName("PAYMENT-P4 an order that was rejected before payment heard of it is never charged")
    void rejectedBeforePlaced() throws Exception {
        SampleOrder order = SampleOrder.oneBook();

        others.say(order.rejected());
        eventually(() -> assertThat(statusOf(order)).containsExactly("NEVER_CHARGED"));
        others.say(order.placed());

        Queues.awaitEmpty(ORDERS);
        assertThat(published.factsAbout(order.id())).isEmpty();
        assertThat(statusOf(order)).containsExactly("NEVER_CHARGED");
    }

    @Test
    @DisplayName("PAYMENT-P4 what a rejected order had authorised is voided")
    void rejected() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        others.say(order.placed());
        eventually(() -> assertThat(statusOf(order)).containsExactly("AUTHORIZED"));

        others.say(order.rejected());

        eventually(() -> assertThat(statusOf(order)).containsExactly("VOIDED"));
        eventually(() -> assertThat(typesAbout(order)).containsExactly(PaymentAuthorized.class, PaymentVoided.class));
    }

    @Test
    @DisplayName("PAYMENT-P4 what a cancelled order had paid is refunded")
    void cancelled() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        others.say(order.placed());
        eventually(() -> assertThat(statusOf(order)).containsExactly("AUTHORIZED"));
        others.say(order.confirmed());
        eventually(() -> assertThat(statusOf(order)).containsExactly("CAPTURED"));

        others.say(order.cancelled());

        eventually(() -> assertThat(statusOf(order)).containsExactly("REFUNDED"));
        eventually(() -> assertThat(typesAbout(order))
                .containsExactly(PaymentAuthorized.class, PaymentCaptured.class, PaymentRefunded.class));
    }

    @Test
    @DisplayName("PAYMENT-P5 a breakdown before the commit leaves neither the payment nor its fact")
    void breakdown() throws Exception {
        SampleOrder order = SampleOrder.oneBook();
        Breakdown.after(PaymentAuthorized.class, order.id(), 2);

        others.say(order.placed());
        eventually(() -> assertThat(Breakdown.toCome(PaymentAuthorized.class, order.id())).isEqualTo(1));

        assertThat(published.factsAbout(order.id())).isEmpty();
        assertThat(statusOf(order)).isEmpty();
        assertThat(Queues.messages(ORDERS)).isEqualTo(1);

        Queues.awaitEmpty(ORDERS);
        eventually(() -> assertThat(statusOf(order)).containsExactly("AUTHORIZED"));
        eventually(() -> assertThat(typesAbout(order)).containsExactly(PaymentAuthorized.class));
    }

    @Test
    @DisplayName("a message that nobody can read is a dead letter at once, with its cause")
    void unreadable() throws Exception {
        ConnectionFactory connections = InitialContext.doLookup("jms/orderflow");
        try (JMSContext context = connections.createContext()) {
            Message poison = context.createTextMessage("no JSON");
            poison.setStringProperty("ce_subject", "poison");
            context.createProducer().send(context.createTopic("orders"), poison);
        }

        try (JMSContext context = connections.createContext();
                JMSConsumer deadLetters = context.createConsumer(context.createQueue("DLQ::DLQ.payment.orders"))) {
            Message dead = deadLetters.receive(PATIENCE_MILLIS);
            assertThat(dead.getBody(String.class)).isEqualTo("no JSON");
            assertThat(dead.getStringProperty("ce_subject")).isEqualTo("poison");
            assertThat(dead.getStringProperty("_AMQ_ORIG_QUEUE")).isEqualTo(ORDERS);
            assertThat(dead.getStringProperty("orderflow_cause")).contains("not JSON");
        }
        Queues.awaitEmpty(ORDERS);
    }

    @Test
    @DisplayName("the HTTP provider is asked through the server's REST client")
    void httpProvider() throws Exception {
        HttpServer bank = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bank.createContext("/authorizations", exchange -> {
            boolean known = exchange.getRequestHeaders().containsKey("Idempotency-Key")
                    && "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = "{\"status\":\"AUTHORIZED\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 201 : 400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        bank.start();
        SampleOrder order = SampleOrder.oneBook();
        URI base = URI.create("http://127.0.0.1:" + bank.getAddress().getPort());
        try (HttpProvider provider = new HttpProvider(base, Duration.ofSeconds(10), Optional.of("t0ken"))) {
            assertThat(provider.authorize(order.id(), order.total(), EUR, "tok_visa")).isEqualTo(Authorization.given());
            bank.stop(0);
            assertThatThrownBy(() -> provider.capture(order.id())).isInstanceOf(ProviderFault.class);
        }
    }

    private static List<String> statusOf(SampleOrder order) throws Exception {
        return Sql.find("select status from payment.payment where order_id = ?", order.id());
    }

    private List<Class<? extends Fact>> typesAbout(SampleOrder order) throws Exception {
        return published.factsAbout(order.id()).stream().<Class<? extends Fact>>map(Fact::getClass).toList();
    }
}
