package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.launcher.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Base64;

/** A client that sends what it wants, byte for byte, and stops where it wants. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int SMALL_BUFFER = 4 * 1024;

    private final Socket socket = new Socket();

    private Wire() {}

    static Wire to(Credentials credentials) throws IOException {
        Wire client = new Wire();
        client.socket.setReceiveBufferSize(SMALL_BUFFER);
        client.socket.setSoTimeout(PATIENCE_MILLIS);
        client.socket.connect(address(credentials));
        return client;
    }

    static InetSocketAddress address(Credentials credentials) {
        URI app = URI.create(credentials.get("app.url"));
        return new InetSocketAddress(app.getHost(), app.getPort());
    }

    /** The header for the operator, or the customer. */
    static String login(Credentials credentials, String who) {
        String login = credentials.get(who + ".user") + ":" + credentials.get(who + ".password");
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)) + "\r\n";
    }

    Wire sends(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(UTF_8));
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends no more, but listens. */
    Wire hasSent() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** All that comes until the server ends the connection. */
    String hears() throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] buffer = new byte[8 * 1024];
        try {
            for (int read = socket.getInputStream().read(buffer); read >= 0; read = socket.getInputStream().read(buffer)) {
                heard.append(new String(buffer, 0, read, UTF_8));
            }
        } catch (SocketException reset) {
            // What it has sent and the server has not read; what was heard before counts.
            heard.append(' ').append(reset.getMessage());
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
