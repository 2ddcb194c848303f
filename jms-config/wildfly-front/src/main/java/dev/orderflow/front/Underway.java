package dev.orderflow.front;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.Headers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * The requests that have begun and not ended. WildFly counts those that occupy a thread; this counts those that wait without one, too. A
 * stream never ends, so it does not count from its first line on.
 */
final class Underway {

    private static final String STREAM = "text/event-stream";

    private final BooleanSupplier open;
    private final AtomicInteger requests = new AtomicInteger();
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
            ends();
            next.proceed();
        }

        @Override
        public void beforeCommit(HttpServerExchange exchange) {
            String type = exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
            if (type != null && type.startsWith(STREAM)) {
                ends();
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
