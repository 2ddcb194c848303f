package dev.orderflow.web.body;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All bodies that are being received on this node.
 *
 * <p>The watch over their pace is no {@link dev.orderflow.rhythm.Rhythm}: whoever sends slowly must be refused while the database is away,
 * too, also where every thread of the timers waits for a database that is silent.
 */
@ApplicationScoped
public class Receptions implements MeterBinder {

    private static final Logger LOG = System.getLogger(Receptions.class.getPackageName());

    /** A property of the server's set-up. */
    private static final String IN_THREAD = "orderflow.bodies.in-thread";

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    @ConfigProperty(name = IN_THREAD, defaultValue = "false")
    boolean inThread;

    private final Memory memory = new Memory(Runtime.getRuntime().maxMemory() / 8);
    private final Set<Reception> open = ConcurrentHashMap.newKeySet();
    private final LongAdder tooSlow = new LongAdder();
    private final LongAdder brokenOff = new LongAdder();
    private Future<?> watch;

    @PostConstruct
    void watch() {
        watch = executor.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        watch.cancel(false);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("orderflow.bodies.open", open, Set::size)
                .description("Bodies of requests that are being received")
                .register(registry);
        FunctionCounter.builder("orderflow.bodies.refused", tooSlow, LongAdder::sum)
                .tag("reason", "slow")
                .description("Bodies of requests that did not come on, or broke off")
                .register(registry);
        FunctionCounter.builder("orderflow.bodies.refused", brokenOff, LongAdder::sum)
                .tag("reason", "broken-off")
                .description("Bodies of requests that did not come on, or broke off")
                .register(registry);
    }

    /** Whether a request's own thread receives its body: what else belongs to the request does not follow it to another on every server. */
    boolean areInThread() {
        return inThread;
    }

    /** Receives the body of this request before it returns. */
    Reception await(HttpServletRequest request, Bound bound) throws IOException {
        Reception reception = new Reception(() -> { }, request.getInputStream(), bound, new Body(memory), this, System.nanoTime());
        open.add(reception);
        reception.awaitAll();
        return reception;
    }

    /** Begins to receive the body of this request, which goes on when that has ended. */
    void begin(HttpServletRequest request, Bound bound) throws IOException {
        AsyncContext context = request.startAsync();
        // How long it may take is for the pace to say.
        context.setTimeout(0);
        ServletInputStream in = request.getInputStream();
        Reception reception = new Reception(context::dispatch, in, bound, new Body(memory), this, System.nanoTime());
        request.setAttribute(BodyFilter.RECEIVED, reception);
        open.add(reception);
        in.setReadListener(reception);
    }

    void ended(Reception reception) {
        open.remove(reception);
    }

    void tooSlow() {
        tooSlow.increment();
    }

    void brokenOff() {
        brokenOff.increment();
    }

    private void look() {
        long now = System.nanoTime();
        for (Reception reception : open) {
            try {
                reception.mustComeOn(now);
            } catch (RuntimeException failure) {
                // One that fails must not end the watch over the others.
                LOG.log(Level.WARNING, "A body that does not come on cannot be refused.", failure);
            }
        }
    }
}
