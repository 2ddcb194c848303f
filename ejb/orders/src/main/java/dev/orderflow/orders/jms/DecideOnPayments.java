package dev.orderflow.orders.jms;

import dev.orderflow.events.PaymentAuthorized;
import dev.orderflow.events.PaymentCaptured;
import dev.orderflow.events.PaymentDeclined;
import dev.orderflow.events.PaymentRefunded;
import dev.orderflow.events.PaymentVoided;
import dev.orderflow.events.Subscription;
import dev.orderflow.messaging.Delivery;
import dev.orderflow.messaging.Reactions;
import dev.orderflow.orders.OrderDecision;
import dev.orderflow.orders.jpa.OrdersSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Reacts to what payment reports. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "payments"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "orders"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "payments"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(
                    propertyName = "messageSelector",
                    propertyValue = "ce_type IS NULL OR (ce_type <> 'PaymentCaptured' AND ce_type <> 'PaymentRefunded'"
                            + " AND ce_type <> 'PaymentVoided')"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
        })
public class DecideOnPayments implements MessageListener {

    @Inject
    Delivery delivery;

    @Inject
    OrdersSchema schema;

    @Inject
    OrderDecision decision;

    private Reactions reactions;

    @PostConstruct
    void react() {
        reactions = Reactions.behind(schema)
                .together(decision::expect)
                .on(PaymentAuthorized.class, decision::paymentAuthorized)
                .on(PaymentDeclined.class, decision::paymentDeclined)
                .ignoring(PaymentCaptured.class)
                .ignoring(PaymentVoided.class)
                .ignoring(PaymentRefunded.class);
    }

    @Override
    public void onMessage(Message message) {
        delivery.of(message, Subscription.ORDERS_PAYMENTS.queue(), reactions);
    }
}
