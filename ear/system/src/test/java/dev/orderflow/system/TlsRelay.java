package dev.orderflow.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A door with TLS in front of a port of this machine. Its key is made for the occasion. */
final class TlsRelay implements AutoCloseable {

    private static final String PASSWORD = "changed-with-every-key";

    private final Path folder;
    private final int target;
    private final SSLServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger handshakes = new AtomicInteger();

    TlsRelay(Path folder, int target) throws IOException, GeneralSecurityException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.target = target;
        KeyStore keys = keys("broker");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        door = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    int handshakes() {
        return handshakes.get();
    }

    String password() {
        return PASSWORD;
    }

    /** A file that trusts the one of that name: {@code broker} is the one at the door. */
    Path trustStore(String whom) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(whom, keys(whom).getCertificate(whom));
        Path file = folder.resolve("trusts-" + whom + ".p12");
        try (OutputStream output = Files.newOutputStream(file)) {
            trust.store(output, PASSWORD.toCharArray());
        }
        return file;
    }

    private KeyStore keys(String whose) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(whose + ".p12");
        if (!Files.exists(file)) {
            new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", whose,
                            "-keyalg", "EC", "-dname", "CN=" + whose, "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
                            "-keystore", file.toString(), "-storepass", PASSWORD)
                    .inheritIO().start().waitFor();
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            keys.load(input, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void accept() throws IOException {
        while (true) {
            SSLSocket client = (SSLSocket) door.accept();
            thread(() -> serve(client));
        }
    }

    private void serve(SSLSocket client) throws IOException {
        try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(client);
            open.add(server);
            client.startHandshake();
            handshakes.incrementAndGet();
            thread(() -> {
                try (client; server) {
                    pass(server, client);
                }
            });
            pass(client, server);
        }
    }

    private static void pass(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[8192];
        OutputStream output = to.getOutputStream();
        for (int length = from.getInputStream().read(buffer); length >= 0; length = from.getInputStream().read(buffer)) {
            output.write(buffer, 0, length);
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void thread(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // One side has gone, and the other goes with it.
                Thread.currentThread().interrupt();
            }
        }, "tls-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
