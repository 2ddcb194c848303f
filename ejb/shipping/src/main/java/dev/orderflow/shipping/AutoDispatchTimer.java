package dev.orderflow.shipping;

import dev.orderflow.rhythm.Rhythm;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks again and again for what is to leave by itself, where the setting says so. A wrong setting stops the start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // each departure is a transaction
public class AutoDispatchTimer extends Rhythm {

    @Inject
    Departures departures;

    @Inject
    AutoDispatch setting;

    @Override
    protected String name() {
        return "The look for what is to be dispatched";
    }

    @Override
    protected boolean isWanted() {
        return setting.after().isPresent();
    }

    @Override
    protected Duration pause() {
        return setting.between();
    }

    @Override
    protected void work() {
        setting.after().ifPresent(departures::after);
    }
}
