package dev.orderflow.adapter;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;

/**
 * The resource adapter. A server makes it from {@code ra.xml} (with the other files for WildFly, in {@code jms-config/servers}), sets its
 * properties, and activates a bean after the other.
 */
public class BatchingAdapter implements ResourceAdapter {

    /** An event and its properties; a batch's worth of these lies in the client in advance. */
    private static final int EVENT_BYTES = 2048;
    private static final int SMALLEST_WINDOW = 8 * EVENT_BYTES;

    private static final long LONGEST_WAIT_FOR_A_TURN_MILLIS = 100;

    /** For a bean that waits for somebody. After that time as many of its sessions deliver as have something. */
    private static final long LONGEST_WAIT_BEFORE_WAITING_MILLIS = 25;

    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors(), LONGEST_WAIT_FOR_A_TURN_MILLIS);
    private final Map<ActivationSpec, Listener> listeners = new ConcurrentHashMap<>();

    private String brokerUrl;
    private String userName;
    private String password;
    private String recoveryName;
    private String batch;
    private String sessions;
    private String node;

    private BootstrapContext server;
    private DeliverySettings settings;
    private BrokerConnection broker;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        settings = DeliverySettings.of(batch, sessions, Runtime.getRuntime().availableProcessors());
        server = context;
        broker = new BrokerConnection(brokerUrl, userName, password, recoveryName, node);
    }

    @Override
    public void stop() {
        listeners.values().forEach(Listener::stop);
        listeners.clear();
        broker.close();
        broker.leaveRecovery();
    }

    @Override
    public void endpointActivation(MessageEndpointFactory beans, ActivationSpec spec) throws ResourceException {
        SubscriptionSpec subscription = (SubscriptionSpec) spec;
        subscription.validate();
        if (!isTransacted(beans)) {
            throw new NotSupportedException(subscription.queue() + ": this adapter delivers within transactions only");
        }
        Listener listener = listenerOf(subscription, beans);
        listeners.put(spec, listener);
        listener.start(server.getWorkManager());
    }

    private static boolean isTransacted(MessageEndpointFactory beans) throws ResourceException {
        try {
            return beans.isDeliveryTransacted(Deliveries.ON_MESSAGE);
        } catch (NoSuchMethodException e) {
            throw new ResourceException(e);
        }
    }

    /**
     * A bean that waits for somebody slow has many sessions, with few messages waiting in each, and waits for a turn no longer than for a
     * moment: it uses no processor while it waits for the other. The others have as many messages as make a batch.
     *
     * <p>What comes for it is dealt out evenly by the broker. Delivered at once it would be one message for each session while nobody is
     * slow, and so a transaction for each message.
     */
    private Listener listenerOf(SubscriptionSpec subscription, MessageEndpointFactory beans) {
        boolean waits = subscription.sessions() > 0;
        int count = waits ? subscription.sessions() : settings.sessions();
        int window = waits ? SMALLEST_WINDOW : Math.max(SMALLEST_WINDOW, settings.batch() * EVENT_BYTES);
        Turns itsTurns = waits ? new Turns(settings.sessions(), LONGEST_WAIT_BEFORE_WAITING_MILLIS) : turns;
        Complaints complaints = new Complaints(subscription.queue());
        return new Listener(subscription.queue(), Stream.generate(() -> new Receiver(broker, subscription, beans,
                server.getTransactionSynchronizationRegistry(), BatchLimits.ofMessages(settings.batch()), window,
                itsTurns, complaints)).limit(count).toList());
    }

    @Override
    public void endpointDeactivation(MessageEndpointFactory beans, ActivationSpec spec) {
        Listener listener = listeners.remove(spec);
        if (listener != null) {
            listener.stop();
        }
    }

    /** Recovery asks the broker by the registration that {@link BrokerConnection} makes, not by the beans. */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return new XAResource[0];
    }

    public void setBrokerUrl(String url) {
        brokerUrl = url;
    }

    public void setUserName(String user) {
        userName = user;
    }

    public void setPassword(String secret) {
        password = secret;
    }

    public void setRecoveryName(String name) {
        recoveryName = name;
    }

    public void setBatch(String messages) {
        batch = messages;
    }

    public void setSessions(String number) {
        sessions = number;
    }

    public void setNode(String name) {
        node = name;
    }

    /** There is one of a kind; that these two are here is asked by the specification (Jakarta Connectors 2.1, 19.4.2), and by WildFly. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
