package dev.orderflow.imports;

import dev.orderflow.messaging.BrokersDisk;
import dev.orderflow.orders.Orders;
import dev.orderflow.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many orders may be undecided while an import places more. Placing is faster than deciding, and whoever places an order meanwhile
 * waits behind all that an import has placed.
 */
@ApplicationScoped
public class Backlog {

    static final String VARIABLE = "ORDERFLOW_IMPORT_BACKLOG";
    static final String DEFAULT = "10000";

    private static final int MOST = 999_999_999;

    @Inject
    @ConfigProperty(name = VARIABLE, defaultValue = DEFAULT)
    String setting;

    @Inject
    Orders orders;

    @Inject
    BrokersDisk brokersDisk;

    private int limit;

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no number of orders; it names the variable
     */
    @PostConstruct
    void read() {
        limit = new Setting(VARIABLE).number(setting, "a number of orders", 1, MOST);
    }

    /** Whether an import should pause: for want of room there or on the broker's disk. */
    public boolean isFull() {
        return brokersDisk.isFull() || orders.undecided(limit) >= limit;
    }

    /** Whether an import may go on: half of it has been decided, so that it does not stop again at once. */
    public boolean hasRoom() {
        int half = Math.max(1, limit / 2);
        return !brokersDisk.isFull() && orders.undecided(half) < half;
    }
}
