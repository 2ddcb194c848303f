package dev.orderflow.database;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One transaction after the other; the next begins where one ends. */
public final class FakeTransaction extends CurrentTransaction {

    private final List<Synchronization> listeners = new ArrayList<>();
    private final Map<Object, Object> resources = new HashMap<>();

    /** The first. */
    public FakeTransaction() {
        use((TransactionSynchronizationRegistry) Proxy.newProxyInstance(
                FakeTransaction.class.getClassLoader(),
                new Class<?>[] {TransactionSynchronizationRegistry.class},
                (registry, method, arguments) -> switch (method.getName()) {
                    case "registerInterposedSynchronization" -> {
                        listeners.add((Synchronization) arguments[0]);
                        yield null;
                    }
                    case "getResource" -> resources.get(arguments[0]);
                    case "putResource" -> resources.put(arguments[0], arguments[1]);
                    default -> throw new AssertionError(method);
                }));
    }

    /** Tells those who want to know before and after. */
    public void commits() {
        List.copyOf(listeners).forEach(Synchronization::beforeCompletion);
        ends(Status.STATUS_COMMITTED);
    }

    /** Tells those who want to know. */
    public void rollsBack() {
        ends(Status.STATUS_ROLLEDBACK);
    }

    private void ends(int status) {
        List<Synchronization> told = List.copyOf(listeners);
        listeners.clear();
        resources.clear();
        told.forEach(it -> it.afterCompletion(status));
    }
}
