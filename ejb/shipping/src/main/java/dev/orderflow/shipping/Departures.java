package dev.orderflow.shipping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/** Lets everything leave that has been prepared for long enough. Several nodes may do this at the same time: they share the work. */
@ApplicationScoped
public class Departures {

    static final int MOST = 200;

    private static final Logger LOG = System.getLogger(Departures.class.getPackageName());

    @Inject
    Shipments shipments;

    @Inject
    Departure departure;

    @Inject
    Clock clock;

    /** Sends off what has been prepared for that long, at most {@link #MOST} shipments. */
    public void after(Duration prepared) {
        shipments.preparedBefore(clock.instant().minus(prepared), MOST).forEach(this::depart);
    }

    private void depart(String orderId) {
        try {
            departure.of(orderId);
        } catch (RuntimeException failure) {
            // Rolled back; it is prepared still, and the next look finds it.
            LOG.log(Level.WARNING, () -> "Not dispatched: order=" + orderId, failure);
        }
    }
}
