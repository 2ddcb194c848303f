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
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds, for as long as the application runs. Broker and database each have a thread: one that is away may be silent,
 * and then only its own next look has to wait.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class FlowWatch {

    private static final long PERIOD_SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Inject
    Flow flow;

    private List<? extends Future<?>> looks;

    @PostConstruct
    void begin() {
        looks = flow.looks().stream()
                .map(look -> scheduler.scheduleWithFixedDelay(look, 0, PERIOD_SECONDS, TimeUnit.SECONDS))
                .toList();
    }

    @PreDestroy
    void end() {
        looks.forEach(look -> look.cancel(true));
    }
}
