package dev.orderflow.payment;

import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentCaptured;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.PaymentRefunded;
import dev.orderflow.events.PaymentVoided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Currency;
import java.util.List;

/** Does with the money what the life cycle of the order asks for. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Cashier {

    @Inject
    Payments payments;

    @Inject
    PaymentProvider provider;

    @Inject
    Events events;

    @Inject
    Clock clock;

    /** Has at once what these facts will ask for. */
    public void expect(List<Fact> facts) {
        payments.lockAll(facts.stream().map(Fact::orderId).toList());
    }

    /**
     * Holds the money, unless that was done before or the order has been given up meanwhile. Who asks again is answered again:
     * the first answer may have been lost.
     */
    public void authorize(OrderPlaced order) {
        payments.lock(order.orderId()).ifPresentOrElse(this::answerAgain, () -> askProvider(order));
    }

    private void answerAgain(Payment payment) {
        switch (payment.status()) {
            case AUTHORIZED, CAPTURED ->
                events.publish(new PaymentAuthorized(payment.orderId(), payment.amount(), payment.currency()));
            case DECLINED ->
                events.publish(new PaymentDeclined(
                        payment.orderId(), payment.amount(), payment.currency(), payment.reason().orElseThrow()));
            case NEVER_CHARGED ->
                // An earlier attempt may have reached the provider and then been rolled back, before the order was given up.
                provider.voidAuthorization(payment.orderId());
            case VOIDED, REFUNDED -> {
                // The order was given up; nobody waits for an answer.
            }
        }
    }

    private void askProvider(OrderPlaced order) {
        var answer = provider.authorize(order.orderId(), order.total(), order.currency(), order.paymentToken());
        if (answer.granted()) {
            payments.add(Payment.authorized(order.orderId(), order.total(), order.currency(), clock.instant()));
            events.publish(new PaymentAuthorized(order.orderId(), order.total(), order.currency()));
        } else {
            payments.add(Payment.declined(
                    order.orderId(), order.total(), order.currency(), answer.reason(), clock.instant()));
            events.publish(new PaymentDeclined(order.orderId(), order.total(), order.currency(), answer.reason()));
        }
    }

    /**
     * Takes the money that is held.
     *
     * @throws PaymentNotFound when the payment cannot be seen yet, although the order was confirmed because of it
     */
    public void capture(OrderConfirmed order) {
        Payment payment = payments.lock(order.orderId()).orElseThrow(() -> new PaymentNotFound(order.orderId()));
        if (payment.status() == PaymentStatus.AUTHORIZED) {
            provider.capture(payment.orderId());
            payment.captured(clock.instant());
            events.publish(new PaymentCaptured(payment.orderId(), payment.amount(), payment.currency()));
        }
    }

    /** Gives back what was held or taken. */
    public void giveBack(OrderRejected order) {
        giveBack(order.orderId(), order.total(), order.currency());
    }

    /** Gives back what was held or taken. */
    public void giveBack(OrderCancelled order) {
        giveBack(order.orderId(), order.total(), order.currency());
    }

    private void giveBack(String orderId, BigDecimal total, Currency currency) {
        payments.lock(orderId)
                .ifPresentOrElse(
                        this::giveBack,
                        () -> payments.add(Payment.neverCharged(orderId, total, currency, clock.instant())));
    }

    private void giveBack(Payment payment) {
        switch (payment.status()) {
            case AUTHORIZED -> {
                provider.voidAuthorization(payment.orderId());
                payment.voided(clock.instant());
                events.publish(new PaymentVoided(payment.orderId(), payment.amount(), payment.currency()));
            }
            case CAPTURED -> {
                provider.refund(payment.orderId());
                payment.refunded(clock.instant());
                events.publish(new PaymentRefunded(payment.orderId(), payment.amount(), payment.currency()));
            }
            case DECLINED, VOIDED, REFUNDED, NEVER_CHARGED -> {
                // There is nothing to give back.
            }
        }
    }
}
