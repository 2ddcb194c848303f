package dev.orderflow.orders;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Remembers what was fired; nobody observes it. */
final class RecordedDecisions implements Event<OrderDecided> {

    private final List<OrderDecided> fired = new ArrayList<>();

    List<OrderDecided> fired() {
        return fired;
    }

    @Override
    public void fire(OrderDecided event) {
        fired.add(event);
    }

    @Override
    public <U extends OrderDecided> CompletionStage<U> fireAsync(U event) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends OrderDecided> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Event<OrderDecided> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends OrderDecided> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <U extends OrderDecided> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        throw new UnsupportedOperationException();
    }
}
