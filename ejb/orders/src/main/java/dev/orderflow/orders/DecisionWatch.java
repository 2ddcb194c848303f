package dev.orderflow.orders;

import dev.orderflow.settings.Starting;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits for orders to be decided, with neither a thread nor a connection for each who waits. What this node decides it knows at once;
 * {@link DecisionLook} has it look for what other nodes decide, at all orders together.
 */
@ApplicationScoped
public class DecisionWatch {

    private static final Logger LOG = System.getLogger(DecisionWatch.class.getPackageName());

    @Inject
    Orders orders;

    @Resource
    ManagedExecutorService executor;

    private final Map<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /**
     * Completes when the order is decided or that time has passed, whichever comes first, and never with a failure. What depends on it
     * runs in a thread of the server.
     *
     * @param id of an order that is stored
     */
    public CompletionStage<Void> decided(String id, Duration patience) {
        CompletableFuture<Void> decision = new CompletableFuture<>();
        waiting.compute(id, (it, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(decision);
            return all;
        });
        decision.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
        return decision.whenCompleteAsync((nothing, never) -> leave(id, decision), this::execute);
    }

    /** How many wait. */
    public int count() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }

    /** A server that is stopping takes no tasks any more; who waits is answered here then. */
    private void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.DEBUG, "Answered in place: {0}", stopping.getMessage());
            task.run();
        }
    }

    private void leave(String id, CompletableFuture<Void> decision) {
        waiting.computeIfPresent(id, (it, all) -> {
            all.remove(decision);
            return all.isEmpty() ? null : all;
        });
    }

    /** Made at the start: what is first made after a transaction has ended gets no resources on Payara 6. */
    void make(@Observes Starting start) {
        // It is there now.
    }

    /** Called by the container, when the transaction that decided has committed. */
    void decided(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrderDecided order) {
        wake(order.orderId());
    }

    private void wake(String id) {
        Set<CompletableFuture<Void>> all = waiting.remove(id);
        if (all != null) {
            all.forEach(decision -> decision.complete(null));
        }
    }

    /** Whoever waits for an order that another node has decided is told so now. */
    void look() {
        List<String> ids = List.copyOf(waiting.keySet());
        orders.findAll(ids).stream().filter(order -> order.status() != OrderStatus.PLACED).map(Order::id).forEach(this::wake);
    }
}
