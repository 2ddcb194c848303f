package dev.orderflow.portability.modules;

import dev.orderflow.events.Events;
import dev.orderflow.events.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The modules that are not there: says what they would say. */
@ApplicationScoped
public class OtherModules {

    @Inject
    Events events;

    /** Publishes the facts, in one transaction. */
    @ActivateRequestContext // for threads of a managed executor, which have none
    @Transactional
    public void say(Fact... facts) {
        for (Fact fact : facts) {
            events.publish(fact);
        }
    }
}
