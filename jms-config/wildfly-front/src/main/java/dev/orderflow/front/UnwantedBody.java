package dev.orderflow.front;

import io.undertow.server.ConduitWrapper;
import io.undertow.server.Connectors;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.ConduitFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The body of a request that is answered before it has come. Undertow would read it to its end on the thread that has answered, a worker,
 * however slowly it came. Here it is over as soon as the answer begins: what has arrived is thrown away; where that is not all, the
 * connection ends soon after the answer. Until then what still comes is thrown away too, for a client that is sending would lose the answer
 * with the connection (RFC 9112, section 9.6); no thread waits for that.
 */
final class UnwantedBody implements ConduitWrapper<StreamSourceConduit>, ResponseCommitListener, ExchangeCompletionListener {

    private static final Logger LOG = System.getLogger(UnwantedBody.class.getPackageName());

    /** What a client has sent along without waiting for an answer is thrown away, so that it can go on with this connection. */
    private static final int MOST_THROWN_AWAY = 64 * 1024;

    /** So long, and so much, a client may go on sending after the answer. */
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final int MOST_LINGERING = 16 * 1024 * 1024;
    private static final long LOOK_MILLIS = 10;

    private final HttpServerExchange exchange;
    private volatile boolean over;
    private volatile boolean unfinished;

    private UnwantedBody(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** Whoever answers this request, with or without its body. */
    static void watch(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            UnwantedBody body = new UnwantedBody(exchange);
            exchange.addRequestWrapper(body);
            exchange.addResponseCommitListener(body);
            exchange.addExchangeCompleteListener(body);
        }
    }

    @Override
    public StreamSourceConduit wrap(ConduitFactory<StreamSourceConduit> factory, HttpServerExchange ofThis) {
        return new Source(factory.create());
    }

    @Override
    public void beforeCommit(HttpServerExchange answered) {
        if (exchange.isRequestComplete()) {
            return;
        }
        boolean neverAskedFor = HttpContinue.requiresContinueResponse(exchange) && !HttpContinue.isContinueResponseSent(exchange);
        if (neverAskedFor || !hasCome()) {
            over = true;
            unfinished = !neverAskedFor;
            exchange.setPersistent(false);
            Connectors.terminateRequest(exchange);
        }
    }

    /** The answer is on its way; when this goes on, the connection is closed. */
    @Override
    public void exchangeEvent(HttpServerExchange answered, NextListener next) {
        if (unfinished && exchange.getConnection() instanceof HttpServerConnection connection) {
            linger(connection.getOriginalSourceConduit(), System.nanoTime() + LINGER.toNanos(), MOST_LINGERING, next);
        } else {
            next.proceed();
        }
    }

    private void linger(StreamSourceConduit source, long until, int most, NextListener next) {
        int left = most;
        try {
            ByteBuffer waste = ByteBuffer.allocate(8 * 1024);
            int read = source.read(waste);
            while (read > 0 && left > 0) {
                left -= read;
                waste.clear();
                read = source.read(waste);
            }
            if (read == 0 && System.nanoTime() < until) {
                int rest = left;
                exchange.getIoThread().executeAfter(() -> linger(source, until, rest, next), LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "A client has gone: {0}", gone.getMessage());
        }
        next.proceed();
    }

    /** Throws away what has come. Does not wait. */
    private boolean hasCome() {
        if (!exchange.isRequestChannelAvailable()) {
            // Somebody has begun to read it, and has not come to its end.
            return false;
        }
        ByteBuffer waste = ByteBuffer.allocate(8 * 1024);
        try {
            var channel = exchange.getRequestChannel();
            for (int thrownAway = 0; thrownAway < MOST_THROWN_AWAY; ) {
                waste.clear();
                int read = channel.read(waste);
                if (read <= 0) {
                    return read < 0;
                }
                thrownAway += read;
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "A client has gone: {0}", gone.getMessage());
        }
        return exchange.isRequestComplete();
    }

    /** The body, which ends when it is over. */
    private final class Source extends AbstractStreamSourceConduit<StreamSourceConduit> {

        Source(StreamSourceConduit body) {
            super(body);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return over ? -1 : next.read(target);
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
            return over ? -1 : next.read(targets, offset, length);
        }

        @Override
        public long transferTo(long position, long count, FileChannel target) throws IOException {
            return over ? -1 : next.transferTo(position, count, target);
        }

        @Override
        public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
            return over ? -1 : next.transferTo(count, through, target);
        }

        @Override
        public void awaitReadable() throws IOException {
            if (!over) {
                next.awaitReadable();
            }
        }

        @Override
        public void awaitReadable(long time, TimeUnit unit) throws IOException {
            if (!over) {
                next.awaitReadable(time, unit);
            }
        }
    }
}
