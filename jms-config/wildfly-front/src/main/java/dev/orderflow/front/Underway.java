package dev.orderflow.front;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.xnio.IoUtils;

/**
 * The requests that have begun and not ended, those that wait without a thread included. A stream never ends, so it is
 * ended when the server stops, for WildFly would wait for it. Its client comes back, to another node.
 */
final class Underway {

    private static final String STREAM = "text/event-stream";
    /** A client that does not read never takes the end of its stream. */
    private static final long SECONDS_TO_TAKE_THE_END = 1;

    private static final Logger LOG = System.getLogger(Underway.class.getPackageName());

    private final BooleanSupplier open;
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<HttpServerExchange, Request> streams = new ConcurrentHashMap<>();
    private volatile CompletableFuture<Void> last;

    /** @param open whether the server is there for requests */
    Underway(BooleanSupplier open) {
        this.open = open;
    }

    /** Whether this request may begin. */
    boolean begins(HttpServerExchange exchange) {
        Request request = new Request();
        requests.incrementAndGet();
        if (last != null || !open.getAsBoolean()) {
            request.ends();
            return false;
        }
        exchange.addExchangeCompleteListener(request);
        exchange.addResponseCommitListener(request);
        return true;
    }

    /** Lets nobody in any more; done when all have ended that are in. */
    CompletionStage<Void> closes() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        last = done;
        streams.forEach(Underway::end);
        endIfLast();
        return done;
    }

    /** Lets everybody in again. */
    void opens() {
        last = null;
    }

    /** With the last chunk, so that the client can tell it from a connection that broke (RFC 9112, section 7.1). */
    private static void end(HttpServerExchange stream, Request request) {
        ServletRequestContext servlet = stream.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        if (servlet == null || !servlet.getOriginalRequest().isAsyncStarted()) {
            close(stream, request);
            return;
        }
        stream.getIoThread().executeAfter(() -> close(stream, request), SECONDS_TO_TAKE_THE_END, TimeUnit.SECONDS);
        try {
            servlet.getOriginalRequest().getAsyncContext().complete();
        } catch (IllegalStateException over) {
            LOG.log(Level.DEBUG, "The stream has ended meanwhile: {0}", over.getMessage());
        }
    }

    private static void close(HttpServerExchange stream, Request request) {
        if (!request.ended.get()) {
            IoUtils.safeClose(stream.getConnection());
            request.ends();
        }
    }

    private void endIfLast() {
        CompletableFuture<Void> waiting = last;
        if (waiting != null && requests.get() == 0) {
            waiting.complete(null);
        }
    }

    private final class Request implements ExchangeCompletionListener, ResponseCommitListener {

        private final AtomicBoolean ended = new AtomicBoolean();

        @Override
        public void exchangeEvent(HttpServerExchange exchange, NextListener next) {
            streams.remove(exchange);
            ends();
            next.proceed();
        }

        @Override
        public void beforeCommit(HttpServerExchange exchange) {
            String type = exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
            if (type != null && type.startsWith(STREAM)) {
                streams.put(exchange, this);
                if (last != null) {
                    close(exchange, this);
                }
            }
        }

        void ends() {
            if (ended.compareAndSet(false, true)) {
                requests.decrementAndGet();
                endIfLast();
            }
        }
    }
}
