package dev.orderflow.front;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.as.server.suspend.ServerResumeContext;
import org.jboss.as.server.suspend.ServerSuspendContext;
import org.jboss.as.server.suspend.SuspendableActivity;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.as.server.suspend.SuspendableActivityRegistry.SuspendPriority;
import org.jboss.as.server.suspend.SuspensionStateProvider.State;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceContainer;
import org.jboss.msc.service.ServiceController.Mode;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/**
 * WildFly, which says when it is there for requests: not while it starts, and not from the moment on that it is told to stop. Before it
 * does, it waits until what is under way has ended, for as long as {@code org.wildfly.sigterm.suspend.timeout} has it.
 */
final class SuspendableServer implements Service, SuspendableActivity {

    private static final ServiceName REGISTRY = ServiceName.parse("org.wildfly.server.suspend-controller");
    private static final String LISTENER = "org.wildfly.undertow.listener.";
    private static final String UPGRADES = "org.wildfly.undertow.listener.http-upgrade-registry";
    private static final ServiceName NAME = ServiceName.of("dev", "orderflow", "front");

    private static SuspendableServer current;

    private final ServiceContainer container;
    private final Underway underway = new Underway(this::isOpen);
    private Supplier<SuspendableActivityRegistry> found;
    private volatile SuspendableActivityRegistry registry;

    private SuspendableServer(ServiceContainer container) {
        this.container = container;
    }

    /** The requests of this server; after it was reloaded, those of the new one. */
    static synchronized Underway underway() {
        ServiceContainer container = CurrentServiceContainer.getServiceContainer();
        if (current == null || current.container != container) {
            current = new SuspendableServer(container);
            ServiceBuilder<?> service = container.addService(NAME);
            current.found = service.requires(REGISTRY);
            service.setInstance(current).install();
        }
        return current.underway;
    }

    @Override
    public void start(StartContext context) {
        SuspendableActivityRegistry started = found.get();
        // First of all, so that message-driven beans go on until the last client that waits for a decision has it.
        started.registerActivity(this, SuspendPriority.FIRST);
        registry = started;
    }

    @Override
    public void stop(StopContext context) {
        registry.unregisterActivity(this);
        registry = null;
    }

    private boolean isOpen() {
        SuspendableActivityRegistry started = registry;
        return started != null && started.getState() == State.RUNNING;
    }

    @Override
    public CompletionStage<Void> prepare(ServerSuspendContext context) {
        return underway.closes();
    }

    /**
     * A server that stops closes its port first, and then takes away what answers behind it: in the other order it would answer in HTML.
     */
    @Override
    public CompletionStage<Void> suspend(ServerSuspendContext context) {
        if (context.isStopping()) {
            container.getServiceNames().stream()
                    .filter(name -> name.getCanonicalName().startsWith(LISTENER) && !name.getCanonicalName().equals(UPGRADES))
                    .map(container::getService)
                    .filter(Objects::nonNull)
                    .forEach(listener -> listener.setMode(Mode.NEVER));
        }
        return COMPLETED;
    }

    @Override
    public CompletionStage<Void> resume(ServerResumeContext context) {
        underway.opens();
        return COMPLETED;
    }
}
