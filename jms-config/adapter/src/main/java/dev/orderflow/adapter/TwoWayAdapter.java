package dev.orderflow.adapter;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * {@link BatchingAdapter} for the way in and Artemis's own adapter for the way out, as one: for a server that has neither and takes one
 * archive for both ({@code jms-config/rar}). Both are told where the broker is by Artemis's settings.
 */
public class TwoWayAdapter extends ActiveMQResourceAdapter {

    private static final String HOST = "host";
    private static final String PORT = "port";
    private static final String NAME_IN_LOGS = "jms/orderflow";

    private final transient BatchingAdapter deliveries = new BatchingAdapter();
    private final transient Map<String, Activation> active = new LinkedHashMap<>();

    private record Activation(MessageEndpointFactory beans, ActivationSpec spec) {
    }

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        deliveries.setBrokerUrl(url(getConnectionParameters()));
        deliveries.setRecoveryName(NAME_IN_LOGS);
        super.start(context);
        deliveries.start(context);
    }

    @Override
    public void stop() {
        deliveries.stop();
        super.stop();
    }

    /**
     * A subscription has one bean. Payara leaves one behind that it loaded while it started, when its application is taken away: its
     * recovery has written Payara's own adapter into the bean's descriptor by then, and Payara tells that one
     * (ConnectorMessageBeanClient.close, InboundRecoveryHandler). The one that comes after it takes its place.
     */
    @Override
    public synchronized void endpointActivation(MessageEndpointFactory beans, ActivationSpec spec) throws ResourceException {
        Activation leftBehind = active.put(queue(spec), new Activation(beans, spec));
        if (leftBehind != null) {
            deliveries.endpointDeactivation(leftBehind.beans(), leftBehind.spec());
        }
        inheritingNothing(() -> {
            deliveries.endpointActivation(beans, spec);
            return null;
        });
    }

    /**
     * In a thread that inherits nothing, and neither do those that are made in it. Payara makes the threads of its pool where work is
     * scheduled, and a thread inherits the component that it is made in: while a bean is activated that is one without a transaction
     * (MessageBeanContainer.createComponentInvocation, InvocationManagerImpl.computeChildTheadInvocation). At the end of a delivery the
     * bean has been left already; for a connection that is taken then, before the commit, Payara asks the component that is left
     * (ResourceManagerImpl.registerResource), and would not enlist it: what is sent there would be lost, and nobody told.
     */
    private static void inheritingNothing(Callable<Void> activation) throws ResourceException {
        FutureTask<Void> task = new FutureTask<>(activation);
        Thread thread = new Thread(null, task, "orderflow-activation", 0, false);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread.start();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ResourceException refused ? refused : new ResourceException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResourceException(e);
        }
    }

    @Override
    public synchronized void endpointDeactivation(MessageEndpointFactory beans, ActivationSpec spec) {
        active.remove(queue(spec), new Activation(beans, spec));
        deliveries.endpointDeactivation(beans, spec);
    }

    private static String queue(ActivationSpec spec) {
        return ((SubscriptionSpec) spec).queue();
    }

    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return deliveries.getXAResources(specs);
    }

    /** From {@code host=...;port=...;name=value} to what Artemis's clients read. */
    static String url(String parameters) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String parameter : parameters.split(";")) {
            String[] nameAndValue = parameter.split("=", 2);
            named.put(nameAndValue[0].strip(), nameAndValue.length == 2 ? nameAndValue[1] : "");
        }
        String address = "tcp://" + named.remove(HOST) + ":" + named.remove(PORT);
        return named.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", address + (named.isEmpty() ? "" : "?"), ""));
    }

    @Override
    public void setUserName(String user) {
        super.setUserName(user);
        deliveries.setUserName(user);
    }

    @Override
    public void setPassword(String secret) {
        super.setPassword(secret);
        deliveries.setPassword(secret);
    }

    public void setBatch(String messages) {
        deliveries.setBatch(messages);
    }

    public void setSessions(String number) {
        deliveries.setSessions(number);
    }

    public void setNode(String name) {
        deliveries.setNode(name);
    }

    /** One is not another, though both may be with the same broker. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
