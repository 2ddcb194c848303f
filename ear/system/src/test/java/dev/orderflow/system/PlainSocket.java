package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.launcher.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;

/** A client that asks for a stream, sees it begin, and reads no further. */
final class PlainSocket implements AutoCloseable {

    private static final int SMALL_BUFFER = 4 * 1024;

    private final Socket socket = new Socket();

    /** Connects as the operator, and waits for the status line. */
    static PlainSocket connectedTo(Credentials credentials, String path) throws IOException {
        URI app = URI.create(credentials.get("app.url"));
        String login = credentials.get("operator.user") + ":" + credentials.get("operator.password");
        PlainSocket client = new PlainSocket();
        client.socket.setReceiveBufferSize(SMALL_BUFFER);
        client.socket.connect(new InetSocketAddress(app.getHost(), app.getPort()));
        client.socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + app.getHost() + "\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)) + "\r\n\r\n").getBytes(UTF_8));
        byte[] begin = client.socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(begin, UTF_8)).isEqualTo("HTTP/1.1 200");
        return client;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
