package dev.orderflow.wildfly;

import dev.orderflow.messaging.Listeners;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** The message-driven beans of the server, by its management model as JMX shows it ({@code jboss.as}). */
@ApplicationScoped
class ManagedListeners implements Listeners {

    private static final String BEANS = "jboss.as:subsystem=ejb3,message-driven-bean=*,*";
    private static final Object[] NOTHING = {};
    private static final String[] NO_SIGNATURE = {};

    private final MBeanServer server;

    ManagedListeners() {
        this(ManagementFactory.getPlatformMBeanServer());
    }

    ManagedListeners(MBeanServer server) {
        this.server = server;
    }

    @Override
    public void restart(String queue) {
        try {
            ObjectName bean = listenerOf(queue);
            if (Boolean.TRUE.equals(server.getAttribute(bean, "deliveryActive"))) {
                restart(bean);
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whatever stopping comes to: one that stays stopped would look as if somebody wanted it so. */
    private void restart(ObjectName bean) throws JMException {
        try {
            server.invoke(bean, "stopDelivery", NOTHING, NO_SIGNATURE);
        } finally {
            server.invoke(bean, "startDelivery", NOTHING, NO_SIGNATURE);
        }
    }

    private ObjectName listenerOf(String queue) throws JMException {
        Set<ObjectName> beans = server.queryNames(new ObjectName(BEANS), null);
        for (ObjectName bean : beans) {
            if (server.getAttribute(bean, "activationConfig") instanceof TabularData activation
                    && queue.equals(value(activation, "clientId") + "." + value(activation, "subscriptionName"))) {
                return bean;
            }
        }
        throw new IllegalStateException("None of " + beans.size() + " message-driven beans listens to " + queue + ".");
    }

    private static Object value(TabularData activation, String property) {
        CompositeData entry = activation.get(new Object[] {property});
        return entry == null ? null : entry.get("value");
    }
}
