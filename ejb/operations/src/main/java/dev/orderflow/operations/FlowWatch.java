package dev.orderflow.operations;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks every few seconds, or every second while somebody watches, for as long as the application runs. Broker and database each have a
 * thread: one that is away may be silent, and then only its own next look has to wait. Hence no {@link dev.orderflow.rhythm.Rhythm}, which
 * does nothing while the database is away.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class FlowWatch {

    private static final long BEAT_SECONDS = 1;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Flow flow;

    @Inject
    FlowAudience audience;

    @Inject
    Clock clock;

    private List<? extends Future<?>> beats;

    @PostConstruct
    void begin() {
        Runnable broker = flow.lookAtBroker();
        Runnable brokerAndTell = () -> {
            broker.run();
            audience.tell();
        };
        beats = Stream.of(paced(brokerAndTell), paced(flow.lookAtDatabase()), (Runnable) audience::tellAfterSilence)
                .map(work -> scheduler.scheduleWithFixedDelay(work, 0, BEAT_SECONDS, TimeUnit.SECONDS))
                .toList();
    }

    private Runnable paced(Runnable look) {
        return new PacedLook(look, audience, clock);
    }

    @PreDestroy
    void end() {
        beats.forEach(beat -> beat.cancel(true));
    }
}
