package dev.orderflow.payment.jms;

import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.Subscription;
import dev.orderflow.messaging.Delivery;
import dev.orderflow.messaging.Reactions;
import dev.orderflow.payment.Cashier;
import dev.orderflow.payment.jpa.PaymentSchema;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Reacts to what the orders module reports. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "orders"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "payment"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "orders"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
            // It waits for the provider, who may be slow.
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "16"),
        })
public class ChargeOnOrders implements MessageListener {

    @Inject
    Delivery delivery;

    @Inject
    PaymentSchema schema;

    @Inject
    Cashier cashier;

    private Reactions reactions;

    @PostConstruct
    void react() {
        reactions = Reactions.behind(schema)
                .together(cashier::expect)
                .on(OrderPlaced.class, cashier::authorize)
                .on(OrderConfirmed.class, cashier::capture)
                .on(OrderRejected.class, cashier::giveBack)
                .on(OrderCancelled.class, cashier::giveBack);
    }

    @Override
    public void onMessage(Message message) {
        delivery.of(message, Subscription.PAYMENT_ORDERS.queue(), reactions);
    }
}
