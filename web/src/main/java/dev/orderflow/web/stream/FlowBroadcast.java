package dev.orderflow.web.stream;

import dev.orderflow.operations.FlowAudience;
import dev.orderflow.web.operations.FlowReport;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shows every look at broker and database, and what health says, to all who watch: written once, whatever their number. */
@ApplicationScoped
public class FlowBroadcast {

    private static final Logger LOG = System.getLogger(FlowBroadcast.class.getPackageName());
    private static final String FLOW = "flow";
    private static final String HEALTH = "health";

    @Inject
    FlowAudience audience;

    @Inject
    FlowReport report;

    @Resource
    ManagedExecutorService executor;

    private final Runnable teller = this::tell;
    private final Set<FlowClient> clients = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean judging = new AtomicBoolean();

    /** From now on it is shown everything, beginning with what was seen last. */
    void joins(FlowClient client) {
        synchronized (this) {
            clients.add(client);
            audience.joins(teller);
        }
        client.shown(FLOW, Messages.event(FLOW, report.flow()));
    }

    synchronized void leaves(FlowClient client) {
        clients.remove(client);
        if (clients.isEmpty()) {
            audience.leaves(teller);
        }
    }

    private void tell() {
        show(FLOW, report.flow());
        // In a thread of its own: it tries out broker and database, and waits for what is silent.
        if (judging.compareAndSet(false, true)) {
            try {
                executor.execute(this::judge);
            } catch (RejectedExecutionException suspended) {
                judging.set(false);
                LOG.log(Level.DEBUG, "The server is suspended: {0}", suspended.getMessage());
            }
        }
    }

    private void judge() {
        try {
            show(HEALTH, report.health());
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Who looks at the flow cannot be told of health.", failure);
        } finally {
            judging.set(false);
        }
    }

    private void show(String kind, byte[] what) {
        byte[] message = Messages.event(kind, what);
        clients.forEach(client -> client.shown(kind, message));
    }
}
