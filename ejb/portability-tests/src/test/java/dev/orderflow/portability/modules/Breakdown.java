package dev.orderflow.portability.modules;

import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import dev.orderflow.events.Origin;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets a transaction fail at its worst moment: when its row is written and its fact is sent, and only the commit is missing. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public class Breakdown implements Events {

    static final String ANY_ORDER = "any";

    private static final Map<String, Integer> TIMES = new ConcurrentHashMap<>();
    private static volatile String lastOrder;

    @Inject
    @Delegate
    @Any
    Events events;

    /** The next so many facts of this type about this order, or about any, meet with a breakdown once they are sent. */
    static void after(Class<? extends Fact> fact, String orderId, int times) {
        TIMES.put(fact.getSimpleName() + orderId, times);
    }

    /** How many of these breakdowns are still to come. */
    static int toCome(Class<? extends Fact> fact, String orderId) {
        return TIMES.getOrDefault(fact.getSimpleName() + orderId, 0);
    }

    /** The order that met with the last breakdown. */
    static String lastOrder() {
        return lastOrder;
    }

    @Override
    public void publish(Fact fact) {
        events.publish(fact);
        breakDownIfSaid(fact, fact.orderId());
        breakDownIfSaid(fact, ANY_ORDER);
    }

    @Override
    public void publishAll(Collection<? extends Fact> facts) {
        events.publishAll(facts);
        facts.forEach(fact -> breakDownIfSaid(fact, ANY_ORDER));
    }

    @Override
    public Origin origin() {
        return events.origin();
    }

    @Override
    public void publishEach(Collection<Caused> facts) {
        events.publishEach(facts);
        facts.forEach(it -> breakDownIfSaid(it.fact(), ANY_ORDER));
    }

    private static void breakDownIfSaid(Fact fact, String orderId) {
        if (toCome(fact.getClass(), orderId) > 0) {
            TIMES.merge(fact.getClass().getSimpleName() + orderId, -1, Integer::sum);
            lastOrder = fact.orderId();
            throw new IllegalStateException("a breakdown before the commit");
        }
    }
}
