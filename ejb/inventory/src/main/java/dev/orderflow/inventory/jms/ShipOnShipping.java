package dev.orderflow.inventory.jms;

import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.Subscription;
import dev.orderflow.inventory.StockKeeper;
import dev.orderflow.inventory.jpa.InventorySchema;
import dev.orderflow.messaging.Delivery;
import dev.orderflow.messaging.Reactions;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Reacts to what shipping reports. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "shipping"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "inventory"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "shipping"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
        })
public class ShipOnShipping implements MessageListener {

    @Inject
    Delivery delivery;

    @Inject
    InventorySchema schema;

    @Inject
    StockKeeper stockKeeper;

    private Reactions reactions;

    @PostConstruct
    void react() {
        reactions = Reactions.behind(schema).together(stockKeeper::expect).on(OrderShipped.class, stockKeeper::ship);
    }

    @Override
    public void onMessage(Message message) {
        delivery.of(message, Subscription.INVENTORY_SHIPPING.queue(), reactions);
    }
}
