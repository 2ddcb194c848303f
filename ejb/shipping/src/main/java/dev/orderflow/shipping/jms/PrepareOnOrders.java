package dev.orderflow.shipping.jms;

import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.Subscription;
import dev.orderflow.messaging.Delivery;
import dev.orderflow.messaging.Reactions;
import dev.orderflow.shipping.Packing;
import dev.orderflow.shipping.jpa.ShippingSchema;
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
            @ActivationConfigProperty(propertyName = "clientId", propertyValue = "shipping"),
            @ActivationConfigProperty(propertyName = "subscriptionName", propertyValue = "orders"),
            @ActivationConfigProperty(propertyName = "shareSubscriptions", propertyValue = "true"),
            @ActivationConfigProperty(
                    propertyName = "messageSelector",
                    propertyValue = "ce_type IS NULL OR (ce_type <> 'OrderPlaced')"),
            @ActivationConfigProperty(propertyName = "reconnectAttempts", propertyValue = "-1"),
            @ActivationConfigProperty(propertyName = "useGlobalPools", propertyValue = "false"),
            @ActivationConfigProperty(propertyName = "threadPoolMaxSize", propertyValue = "6"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "32768"),
        })
public class PrepareOnOrders implements MessageListener {

    @Inject
    Delivery delivery;

    @Inject
    ShippingSchema schema;

    @Inject
    Packing packing;

    private Reactions reactions;

    @PostConstruct
    void react() {
        reactions = Reactions.behind(schema)
                .together(packing::expect)
                .on(OrderConfirmed.class, packing::prepare)
                .on(OrderRejected.class, packing::cancel)
                .on(OrderCancelled.class, packing::cancel)
                .ignoring(OrderPlaced.class);
    }

    @Override
    public void onMessage(Message message) {
        delivery.of(message, Subscription.SHIPPING_ORDERS.queue(), reactions);
    }
}
