package dev.orderflow.history.jms;

import dev.orderflow.events.Subscription;
import dev.orderflow.history.Chronicle;
import dev.orderflow.history.jdbc.HistorySchema;
import dev.orderflow.messaging.Delivery;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Keeps what inventory reports. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "inventory"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "history"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "inventory"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
        })
public class KeepOnInventory implements MessageListener {

    @Inject
    Delivery delivery;

    @Inject
    HistorySchema schema;

    @Inject
    Chronicle chronicle;

    @Override
    public void onMessage(Message message) {
        delivery.unopened(message, Subscription.HISTORY_INVENTORY.queue(), schema, chronicle::keep);
    }
}
