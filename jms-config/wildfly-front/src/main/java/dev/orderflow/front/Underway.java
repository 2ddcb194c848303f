package dev.orderflow.front;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.server.ServerConnection;
import io.undertow.util.Headers;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.xnio.IoUtils;

/**
 * The requests that have begun and not ended, those that wait without a thread included. A stream never ends, so it does not count from its first
 * line on; and when the server stops its connection is closed at once, for WildFly would wait for it. Its client comes back, to another node.
 */
final class Underway {

    private static final String STREAM = "text/event-stream";

    private final BooleanSupplier open;
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<ServerConnection> streams = ConcurrentHashMap.newKeySet();
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
        streams.forEach(IoUtils::safeClose);
        endIfLast();
        return done;
    }

    /** Lets everybody in again. */
    void opens() {
        last = null;
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
            streams.remove(exchange.getConnection());
            ends();
            next.proceed();
        }

        @Override
        public void beforeCommit(HttpServerExchange exchange) {
            String type = exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
            if (type != null && type.startsWith(STREAM)) {
                streams.add(exchange.getConnection());
                ends();
                if (last != null) {
                    IoUtils.safeClose(exchange.getConnection());
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
