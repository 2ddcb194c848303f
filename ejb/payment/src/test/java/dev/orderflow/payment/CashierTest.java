package dev.orderflow.payment;

import static dev.orderflow.payment.PaymentStatus.CAPTURED;
import static dev.orderflow.payment.PaymentStatus.DECLINED;
import static dev.orderflow.payment.PaymentStatus.NEVER_CHARGED;
import static dev.orderflow.payment.PaymentStatus.REFUNDED;
import static dev.orderflow.payment.PaymentStatus.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentCaptured;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.PaymentRefunded;
import dev.orderflow.events.PaymentVoided;
import dev.orderflow.events.RecordedEvents;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CashierTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BigDecimal TOTAL = new BigDecimal("29.99");

    private final InMemoryPayments payments = new InMemoryPayments();
    private final RecordingProvider provider = new RecordingProvider();
    private final RecordedEvents events = new RecordedEvents();
    private final Cashier cashier = new Cashier();

    @BeforeEach
    void open() {
        cashier.payments = payments;
        cashier.provider = provider;
        cashier.events = events;
        cashier.clock = Clock.fixed(Instant.parse("2026-11-22T09:31:00.123Z"), ZoneOffset.UTC);
    }

    @Test
    @DisplayName("PAYMENT-P1 a placed order is charged once, although its events come twice")
    void twice() {
        cashier.authorize(placed("tok_visa"));
        cashier.authorize(placed("tok_visa"));
        cashier.capture(confirmed());
        cashier.capture(confirmed());

        assertThat(provider.calls()).containsExactly("authorize 29.99 EUR", "capture");
        assertThat(events.published())
                .containsOnlyOnce(new PaymentCaptured("o-1", TOTAL, EUR))
                .containsOnly(new PaymentAuthorized("o-1", TOTAL, EUR), new PaymentCaptured("o-1", TOTAL, EUR));
        assertThat(status()).isEqualTo(CAPTURED);
    }

    @Test
    @DisplayName("PAYMENT-P6 asked again about an authorised order, payment says so again, without asking the provider")
    void authorizedAgain() {
        cashier.authorize(placed("tok_visa"));
        cashier.authorize(placed("tok_visa"));

        assertThat(provider.calls()).containsExactly("authorize 29.99 EUR");
        assertThat(events.published())
                .containsExactly(new PaymentAuthorized("o-1", TOTAL, EUR), new PaymentAuthorized("o-1", TOTAL, EUR));
    }

    @Test
    @DisplayName("PAYMENT-P6 asked again about an order that is paid for, payment says that the money is there")
    void capturedAlready() {
        cashier.authorize(placed("tok_visa"));
        cashier.capture(confirmed());
        cashier.authorize(placed("tok_visa"));

        assertThat(provider.calls()).containsExactly("authorize 29.99 EUR", "capture");
        assertThat(events.published()).last().isEqualTo(new PaymentAuthorized("o-1", TOTAL, EUR));
        assertThat(status()).isEqualTo(CAPTURED);
    }

    @Test
    @DisplayName("PAYMENT-P6 asked again about a declined order, payment declines again with the same reason, without asking the provider")
    void declinedAgain() {
        PaymentDeclined answer = new PaymentDeclined("o-1", TOTAL, EUR, "the card was declined");
        cashier.authorize(placed("tok_declined"));
        cashier.authorize(placed("tok_declined"));

        assertThat(provider.calls()).hasSize(1);
        assertThat(events.published()).containsExactly(answer, answer);
    }

    @Test
    @DisplayName("PAYMENT-P6 about an order that was given up nobody waits for an answer")
    void givenUpAlready() {
        cashier.authorize(placed("tok_visa"));
        cashier.giveBack(rejected());
        cashier.authorize(placed("tok_visa"));

        assertThat(events.published()).hasSize(2);
        assertThat(status()).isEqualTo(VOIDED);
    }

    @Test
    @DisplayName("PAYMENT-P2 a declined payment is a fact: it is kept and published")
    void declined() {
        cashier.authorize(placed("tok_declined"));

        assertThat(status()).isEqualTo(DECLINED);
        assertThat(events.published())
                .containsExactly(new PaymentDeclined("o-1", TOTAL, EUR, "the card was declined"));
    }

    @Test
    @DisplayName("PAYMENT-P3 a technical fault is a failure: nothing is kept or published")
    void technicalFault() {
        assertThatThrownBy(() -> cashier.authorize(placed("tok_broken"))).isInstanceOf(ProviderFault.class);

        assertThat(payments.find("o-1")).isEmpty();
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("PAYMENT-P3 after a technical fault the next delivery charges")
    void faultThenCharged() {
        assertThatThrownBy(() -> cashier.authorize(placed("tok_flaky_1"))).isInstanceOf(ProviderFault.class);

        cashier.authorize(placed("tok_flaky_1"));

        assertThat(events.published()).containsExactly(new PaymentAuthorized("o-1", TOTAL, EUR));
    }

    @Test
    @DisplayName("PAYMENT-P4 what a rejected order had authorised is voided, once")
    void voided() {
        cashier.authorize(placed("tok_visa"));
        cashier.giveBack(rejected());
        cashier.giveBack(rejected());

        assertThat(status()).isEqualTo(VOIDED);
        assertThat(provider.calls()).containsExactly("authorize 29.99 EUR", "void");
        assertThat(events.published()).last().isEqualTo(new PaymentVoided("o-1", TOTAL, EUR));
        assertThat(events.published()).hasSize(2);
    }

    @Test
    @DisplayName("PAYMENT-P4 what a cancelled order had captured is refunded, once")
    void refunded() {
        cashier.authorize(placed("tok_visa"));
        cashier.capture(confirmed());
        cashier.giveBack(cancelled());
        cashier.giveBack(cancelled());

        assertThat(status()).isEqualTo(REFUNDED);
        assertThat(provider.calls()).containsExactly("authorize 29.99 EUR", "capture", "refund");
        assertThat(events.published()).last().isEqualTo(new PaymentRefunded("o-1", TOTAL, EUR));
    }

    @Test
    @DisplayName("PAYMENT-P4 an order that was cancelled before payment heard of it is never charged")
    void neverCharged() {
        cashier.giveBack(cancelled());
        cashier.authorize(placed("tok_visa"));

        assertThat(status()).isEqualTo(NEVER_CHARGED);
        assertThat(provider.calls()).containsExactly("void");
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("PAYMENT-P4 a confirmation that comes after the cancellation captures nothing")
    void cancelledThenConfirmed() {
        cashier.authorize(placed("tok_visa"));
        cashier.giveBack(cancelled());
        cashier.capture(confirmed());

        assertThat(status()).isEqualTo(VOIDED);
    }

    @Test
    @DisplayName("PAYMENT-P1 a confirmation of an order whose payment cannot be seen yet is not swallowed")
    void confirmedTooEarly() {
        assertThatThrownBy(() -> cashier.capture(confirmed()))
                .isInstanceOf(PaymentNotFound.class)
                .hasMessageContaining("o-1");
    }

    private PaymentStatus status() {
        return payments.find("o-1").orElseThrow().status();
    }

    private static OrderPlaced placed(String token) {
        return new OrderPlaced("o-1", "c-1", EUR, TOTAL, token, lines());
    }

    private static OrderConfirmed confirmed() {
        return new OrderConfirmed("o-1", "c-1", EUR, TOTAL, lines());
    }

    private static OrderRejected rejected() {
        return new OrderRejected("o-1", "c-1", EUR, TOTAL, "stock short");
    }

    private static OrderCancelled cancelled() {
        return new OrderCancelled("o-1", "c-1", EUR, TOTAL, "changed my mind");
    }

    private static List<OrderPlaced.Line> lines() {
        return List.of(new OrderPlaced.Line("BOOK-1", 1, TOTAL));
    }
}
