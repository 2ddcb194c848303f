package dev.orderflow.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.web.http.Problem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A body that the request's own thread receives, on a server on which the request does not go on upon another. */
class ReceptionTest {

    private final AtomicInteger ended = new AtomicInteger();

    @Test
    @DisplayName("what comes is there as a whole, and the request goes on once")
    void whole() throws IOException {
        byte[] sent = new byte[20_000];

        Reception reception = received(new ByteArrayInputStream(sent), Bound.DOCUMENT);

        assertThat(reception.problem()).isEmpty();
        assertThat(reception.body().read().readAllBytes()).isEqualTo(sent);
        assertThat(ended).hasValue(1);
    }

    @Test
    @DisplayName("WEB-BODY-P3 one that is too large is 413 as soon as that is known: the rest is not read")
    void tooLarge() {
        ByteArrayInputStream sent = new ByteArrayInputStream(new byte[1_000_000]);

        Reception reception = received(sent, Bound.DOCUMENT);

        assertThat(reception.problem().map(Problem::status)).contains(413);
        assertThat(sent.available()).isGreaterThan(900_000);
        assertThat(ended).hasValue(1);
    }

    @Test
    @DisplayName("WEB-BODY-P5 one that breaks off is 400")
    void brokenOff() {
        Reception reception = received(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the client has gone");
            }
        }, Bound.DOCUMENT);

        assertThat(reception.problem().map(Problem::status)).contains(400);
    }

    @Test
    @DisplayName("WEB-BODY-P3 one that was refused meanwhile, since it did not come on, stays refused")
    void refusedMeanwhile() {
        Reception[] reception = new Reception[1];
        reception[0] = reception(new InputStream() {
            @Override
            public int read() {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] chunk, int offset, int length) {
                reception[0].mustComeOn(System.nanoTime() + Pace.SPAN.multipliedBy(10).toNanos());
                return 1;
            }
        }, Bound.DOCUMENT);

        reception[0].awaitAll();

        assertThat(reception[0].problem().map(Problem::status)).contains(408);
        assertThat(ended).hasValue(1);
    }

    private Reception received(InputStream sent, Bound bound) {
        Reception reception = reception(sent, bound);
        reception.awaitAll();
        return reception;
    }

    private Reception reception(InputStream sent, Bound bound) {
        return new Reception(ended::incrementAndGet, stream(sent), bound, new Body(new Memory(1_000_000)), new Receptions(),
                System.nanoTime());
    }

    private static ServletInputStream stream(InputStream sent) {
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return sent.read();
            }

            @Override
            public int read(byte[] chunk, int offset, int length) throws IOException {
                return sent.read(chunk, offset, length);
            }

            @Override
            public boolean isFinished() {
                return false;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("nobody listens");
            }
        };
    }
}
