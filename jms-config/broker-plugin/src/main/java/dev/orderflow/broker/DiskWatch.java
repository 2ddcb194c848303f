package dev.orderflow.broker;

import javax.management.ObjectName;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;

/**
 * Lets the management tell whether the disk is full, which the broker otherwise says in its log only (AMQ222210).
 *
 * <p>What it does about a full disk by itself helps nobody: it grants a producer no more credits, whoever that is, and the producer waits
 * until there is room, without an answer (PagingStoreImpl.checkMemory in Artemis 2.56). Orderflow's producers therefore work without
 * credits, and the application asks here and takes no new orders.
 */
public class DiskWatch implements ActiveMQServerPlugin {

    private static final String RESOURCE = "orderflow.disk";

    @Override
    public void registered(ActiveMQServer server) {
        server.registerActivateCallback(new ActivateCallback() {
            @Override
            public void activationComplete() {
                register(server);
            }
        });
    }

    private static void register(ActiveMQServer server) {
        try {
            String broker = ObjectName.quote(server.getConfiguration().getName());
            server.getManagementService().registerUntypedControl(
                    RESOURCE,
                    new Disk(server.getPagingManager()),
                    new ObjectName(server.getConfiguration().getJMXDomain() + ":broker=" + broker + ",component=disk"));
        } catch (Exception e) {
            throw new IllegalStateException("The disk cannot be told of to the management.", e);
        }
    }
}
