package dev.orderflow.front;

import io.undertow.server.ConduitWrapper;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.ConduitFactory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * The body of a request that is answered before it has come. Undertow would read it to its end on the thread that has answered, a worker,
 * however slowly it came. Here it is over as soon as the answer begins: what has arrived is thrown away; where that is not all, the
 * connection ends with the answer.
 */
final class UnwantedBody implements ConduitWrapper<StreamSourceConduit>, ResponseCommitListener {

    private static final Logger LOG = System.getLogger(UnwantedBody.class.getPackageName());

    /** What a client has sent along without waiting for an answer is thrown away, so that it can go on with this connection. */
    private static final int MOST_THROWN_AWAY = 64 * 1024;

    private final HttpServerExchange exchange;
    private volatile boolean over;

    private UnwantedBody(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    /** Whoever answers this request, with or without its body. */
    static void watch(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            UnwantedBody body = new UnwantedBody(exchange);
            exchange.addRequestWrapper(body);
            exchange.addResponseCommitListener(body);
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
            exchange.setPersistent(false);
            Connectors.terminateRequest(exchange);
        }
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
