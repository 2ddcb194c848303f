package dev.orderflow.adapter;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Why a subscription is not listened to, said once for each reason, however many sessions try again each second. */
final class Complaints {

    private static final Logger LOG = System.getLogger(Complaints.class.getPackageName());

    private final String queue;
    private String last;

    Complaints(String queue) {
        this.queue = queue;
    }

    synchronized void about(Exception failure) {
        if (failure.toString().equals(last)) {
            return;
        }
        last = failure.toString();
        if (failure instanceof RefusedSubscription) {
            LOG.log(Level.ERROR, "Nobody listens to " + queue + ": " + failure.getMessage());
        } else {
            LOG.log(Level.WARNING, "A session cannot listen to " + queue + ", and tries again every second: " + failure);
            LOG.log(Level.DEBUG, "Why it cannot", failure);
        }
    }

    synchronized void none() {
        if (last != null) {
            LOG.log(Level.INFO, "Listens to " + queue + " again");
        }
        last = null;
    }
}
