package dev.orderflow.web.stream;

import dev.orderflow.web.operations.ConsoleAddress;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** A wrong setting stops the start, and not the first client. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class StreamSettingsCheck {

    @Inject
    Heartbeat heartbeat;

    @Inject
    Seats seats;

    @Inject
    ConsoleAddress console;

    @PostConstruct
    void check() {
        heartbeat.between();
        seats.mostOfUser();
        console.get();
    }
}
