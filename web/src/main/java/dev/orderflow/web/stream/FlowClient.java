package dev.orderflow.web.stream;

import dev.orderflow.identity.Login;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A client that is shown how it is now. Of each kind of message the newest waits for it, and none that is older. */
final class FlowClient extends Client {

    /** About a minute. A client that takes nothing for so long does not read. */
    static final int MOST_MISSED = 60;

    // Guarded by this.
    private final Map<String, byte[]> newest = new LinkedHashMap<>();
    private int missed;

    FlowClient(Login owner, AsyncContext context, ServletOutputStream out, Consumer<Client> whenGone) {
        super(owner, context, out, whenGone);
    }

    /** How it is now: replaces what of that kind the connection has not taken yet. */
    synchronized void shown(String kind, byte[] message) {
        if (newest.put(kind, message) != null) {
            missed++;
        }
        write();
        if (missed > MOST_MISSED) {
            dropped();
        }
    }

    @Override
    void lives(long place) {
        if (newest.isEmpty()) {
            says(Messages.heartbeat());
        }
    }

    @Override
    void drained() {
        newest.values().forEach(this::add);
        newest.clear();
        missed = 0;
    }

    @Override
    void forget() {
        newest.clear();
        missed = 0;
    }
}
