package dev.orderflow.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that sends what it wants. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket = new Socket();

    Wire(InetSocketAddress server) throws IOException {
        socket.connect(server);
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    void sends(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** The next that comes, so many characters. */
    String hears(int characters) throws IOException {
        return new String(socket.getInputStream().readNBytes(characters), ISO_8859_1);
    }

    /** All that comes until the server ends the connection. */
    String hears() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
