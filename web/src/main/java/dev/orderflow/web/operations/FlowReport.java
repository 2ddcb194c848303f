package dev.orderflow.web.operations;

import dev.orderflow.operations.Flow;
import dev.orderflow.settings.Node;
import dev.orderflow.web.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What operators are told of this moment, in JSON. */
@ApplicationScoped
public class FlowReport {

    @Inject
    Flow flow;

    @Inject
    Readiness readiness;

    @Inject
    PauseNotes pauses;

    @Inject
    ConsoleAddress console;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = Node.VARIABLE, defaultValue = Node.DEFAULT)
    String node;

    /** What was seen of the flow; at once. */
    public byte[] flow() {
        return Json.write(view());
    }

    FlowView view() {
        return FlowView.of(flow, pauses.of(flow.pausedSubscriptions()), console.get(), node, clock.instant());
    }

    FlowHistoryView history() {
        return FlowHistoryView.of(flow.history(), clock.instant());
    }

    /** Whether all is well; after three seconds where a part is silent. */
    public byte[] health() {
        return Json.write(readiness.health());
    }
}
