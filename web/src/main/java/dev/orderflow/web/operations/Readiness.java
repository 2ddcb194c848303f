package dev.orderflow.web.operations;

import dev.orderflow.database.Database;
import dev.orderflow.database.Probe;
import dev.orderflow.operations.BrokerSight;
import dev.orderflow.operations.Flow;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.operations.Health.Check;
import dev.orderflow.web.operations.Health.Status;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Tries out what every order needs: a transaction with the database, and one with the broker. Nothing is stored or sent. */
@ApplicationScoped
public class Readiness {

    @Resource
    ManagedExecutorService executor;

    @Inject
    BrokerSight broker;

    @Inject
    Database database;

    @Inject
    Flow flow;

    private Probe brokerProbe;

    @PostConstruct
    void prepare() {
        brokerProbe = new Probe("broker", broker::tryOut, executor);
    }

    /** How it is now, or was within the last second. */
    Health health() {
        // Both at the same time: what is silent takes its three seconds.
        database.look();
        brokerProbe.start();
        return Health.of(List.of(
                check("database", database.isReady()),
                check("broker", brokerProbe.succeeds()),
                check("broker-disk", !flow.isBrokersDiskFull()),
                new Check("in-doubt", flow.isInDoubtForTooLong() ? Status.DEGRADED : Status.UP),
                new Check("dead-letters", flow.hasTooManyDeadLetters() ? Status.DEGRADED : Status.UP),
                subscriptions(Map.of(
                        "missingQueues", flow.missingQueues(),
                        "withoutConsumer", flow.unheardQueues(),
                        "paused", flow.pausedSubscriptions()))));
    }

    /** Who reads it finds all kinds, those of which there are none as well. */
    private static Check subscriptions(Map<String, List<String>> troubles) {
        return troubles.values().stream().allMatch(List::isEmpty)
                ? new Check("subscriptions", Status.UP)
                : new Check("subscriptions", Status.DEGRADED, troubles);
    }

    private static Check check(String name, boolean works) {
        return new Check(name, works ? Status.UP : Status.DOWN);
    }

    /**
     * Refuses at once while the broker is away, or its disk is full. Whoever asks a broker that is away waits until it is back, or for
     * minutes; without this, all threads of the server would soon wait there, and nothing would be answered any more.
     *
     * @throws Refusal with status 503
     */
    public void mustHaveBroker() {
        brokerProbe.start();
        if (brokerProbe.isKnownToFail()) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "The message broker cannot be reached.");
        }
        if (flow.isBrokersDiskFull()) {
            throw new Refusal(ProblemKind.UNAVAILABLE, "The message broker's disk is full.");
        }
    }
}
