package dev.orderflow.orders.jms;

import dev.orderflow.events.StockReleased;
import dev.orderflow.events.StockReserved;
import dev.orderflow.events.StockShort;
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

/** Reacts to what inventory reports. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "destination", propertyValue = "inventory"),
            @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "subscriptionDurability", propertyValue = "Durable"),
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "orders"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "inventory"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(
                    propertyName = "messageSelector",
                    propertyValue = "ce_type IS NULL OR (ce_type <> 'StockReleased')"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
        })
public class DecideOnInventory implements MessageListener {

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
                .on(StockReserved.class, decision::stockReserved)
                .on(StockShort.class, decision::stockShort)
                .ignoring(StockReleased.class);
    }

    @Override
    public void onMessage(Message message) {
        delivery.of(message, Subscription.ORDERS_INVENTORY.queue(), reactions);
    }
}
