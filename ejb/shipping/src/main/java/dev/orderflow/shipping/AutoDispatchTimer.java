package dev.orderflow.shipping;

import dev.orderflow.database.Database;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks again and again for what is to leave by itself, where the setting says so. A wrong setting stops the start. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // each departure is a transaction
public class AutoDispatchTimer {

    private static final Logger LOG = System.getLogger(AutoDispatchTimer.class.getPackageName());

    @Resource
    TimerService timers;

    @Inject
    Database database;

    @Inject
    Departures departures;

    @Inject
    AutoDispatch setting;

    @PostConstruct
    void nextLook() {
        if (setting.after().isPresent()) {
            timers.createSingleActionTimer(setting.between().toMillis(), new TimerConfig(null, false));
        }
    }

    @Timeout
    void look() {
        try {
            database.look();
            if (database.isReady()) {
                setting.after().ifPresent(departures::after);
            }
        } catch (RuntimeException failure) {
            // The next look finds what this one could not.
            LOG.log(Level.WARNING, "The look for what is to be dispatched did not get through.", failure);
        } finally {
            nextLook();
        }
    }
}
