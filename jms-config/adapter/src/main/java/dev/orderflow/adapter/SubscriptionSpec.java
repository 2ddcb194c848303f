package dev.orderflow.adapter;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;

/**
 * The durable shared subscription that a message-driven bean listens to. The properties have the names that Artemis's own adapter gives
 * them, so that a bean says the same to both; what is said to that one alone is taken and of no effect.
 */
public class SubscriptionSpec implements ActivationSpec {

    private ResourceAdapter adapter;
    private String destination;
    private String clientId;
    private String subscriptionName;
    private String messageSelector;
    private String subscriptionDurability;
    private boolean shared;
    private int maxSession;

    @Override
    public void validate() throws InvalidPropertyException {
        require(destination, "destination");
        require(clientId, "clientId");
        require(subscriptionName, "subscriptionName");
        if (!"Durable".equals(subscriptionDurability) || !shared) {
            throw new InvalidPropertyException(
                    "subscriptionDurability must be Durable and shareSubscriptions true: this adapter knows no other subscriptions");
        }
    }

    private static void require(String value, String property) throws InvalidPropertyException {
        if (value == null || value.isBlank()) {
            throw new InvalidPropertyException(property + " must be set");
        }
    }

    /** The queue of the subscription, as Artemis names it. */
    String queue() {
        return clientId + "." + subscriptionName;
    }

    String address() {
        return destination;
    }

    String client() {
        return clientId;
    }

    /** Whether the queue lets through what the bean wants: by the same filter, or by none, as the queue of an older installation has it. */
    boolean wants(String filter) {
        return blankAsNone(filter) == null || filter.equals(blankAsNone(messageSelector));
    }

    String selector() {
        return messageSelector;
    }

    private static String blankAsNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** How many sessions the bean asks for, because it waits for somebody who may be slow; 0 where it does not say. */
    int sessions() {
        return maxSession;
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter resourceAdapter) {
        adapter = resourceAdapter;
    }

    public void setDestination(String address) {
        destination = address;
    }

    public void setClientId(String client) {
        clientId = client;
    }

    public void setSubscriptionName(String name) {
        subscriptionName = name;
    }

    public void setMessageSelector(String selector) {
        messageSelector = selector;
    }

    public void setSubscriptionDurability(String durability) {
        subscriptionDurability = durability;
    }

    public void setShareSubscriptions(boolean isShared) {
        shared = isShared;
    }

    public void setMaxSession(int sessions) {
        maxSession = sessions;
    }

    /** Of no effect: a subscription is to a topic. */
    public void setDestinationType(String type) {}

    /** Of no effect: a destination is an address of the broker. */
    public void setUseJNDI(boolean lookUp) {}

    /** Of no effect: a broker that is away is asked for ever. */
    public void setReconnectAttempts(int attempts) {}

    /** Of no effect: beans run in threads of the server's work manager. */
    public void setUseGlobalPools(boolean global) {}

    /** Of no effect, as above. */
    public void setThreadPoolMaxSize(int threads) {}

    /** Of no effect: how much is sent in advance depends on the batch. */
    public void setConsumerWindowSize(int bytes) {}
}
