package dev.orderflow.portability.micro;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** A Payara Micro process, set up by the files in {@code jms-config/servers}, that takes WARs while it runs. */
final class PayaraMicro implements AutoCloseable {

    /** Where it listens. */
    static final String HOST = "127.0.0.1";

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Process process;
    private final int port;
    private final Path log;

    private PayaraMicro(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts it and waits until it takes WARs.
     *
     * @param directory where it keeps its log, its transactions and copies of its set-up
     * @param settings environment variables that tell where the database and the broker are
     * @throws IllegalStateException when it ends or is not ready in time; the message names its log
     */
    static PayaraMicro start(Path directory, Map<String, String> settings) throws IOException {
        Files.createDirectories(directory);
        Path log = directory.resolve("server.log");
        int port = freePort();
        // The boot command "deploy" ends a path at a blank, and a checkout may lie in any folder.
        Files.copy(path("portability.rar"), directory.resolve("orderflow.rar"), REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder(command(directory))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        builder.environment().put("ORDERFLOW_HTTP_HOST", HOST);
        builder.environment().put("ORDERFLOW_HTTP_PORT", Integer.toString(port));
        builder.environment().put("ORDERFLOW_NODE", "portability");
        builder.environment().put("ORDERFLOW_RAR", "orderflow.rar");
        builder.environment().put("ORDERFLOW_TX_LOG", Files.createDirectories(directory.resolve("transactions")).toString());
        builder.environment().put("ORDERFLOW_PAYMENT_PROVIDER", "sandbox");
        // Longer than an order of ReconciliationIT is old: its shipments stay; see ShippingIT for one that does not.
        builder.environment().put("ORDERFLOW_AUTO_DISPATCH", "7200");
        builder.environment().put("ORDERFLOW_RECONCILE_SECONDS", "1");
        builder.environment().put("ORDERFLOW_RECONCILE_AFTER_SECONDS", "3600");
        PayaraMicro server = new PayaraMicro(builder.start(), port, log);
        try {
            Awaitility.await("Payara Micro, see " + log)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .failFast("Payara Micro has ended, see " + log, () -> !server.process.isAlive())
                    .until(server::takesWars);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private static List<String> command(Path directory) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m", "-XX:TieredStopAtLevel=1",
                "@" + setUp("jvm.options", directory),
                "-jar", path("portability.payara-micro").toString(),
                "--nohazelcast",
                "--addlibs", path("portability.postgresql-driver") + File.pathSeparator + path("portability.postgresql-xa"),
                "--prebootcommandfile", setUp("pre-boot.asadmin", directory),
                "--postbootcommandfile", setUp("post-boot.asadmin", directory),
                "--deploy", deployer(directory));
    }

    /** A file of the set-up in {@code jms-config/servers}, on the disk. */
    private static String setUp(String name, Path directory) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream content = PayaraMicro.class.getResourceAsStream("/payara/" + name)) {
            Files.copy(content, file, REPLACE_EXISTING);
        }
        return file.toString();
    }

    private static String deployer(Path directory) {
        Path file = directory.resolve("deployer.war");
        ShrinkWrap.create(WebArchive.class)
                .addClass(Deployer.class)
                // Without it there is no injection.
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .as(ZipExporter.class)
                .exportTo(file.toFile(), true);
        return file.toString();
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private boolean takesWars() throws IOException {
        try {
            return send(request("").GET()).statusCode() == 200;
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /**
     * Deploys a WAR and waits until it is ready.
     *
     * @param name of the application, and its context root
     * @throws IOException when the server refuses it
     */
    void deploy(String name, InputStream war) throws IOException {
        HttpResponse<String> answer = send(request(name).PUT(BodyPublishers.ofInputStream(() -> war)));
        if (answer.statusCode() != 200) {
            throw new IOException("Payara Micro does not take " + name + ": " + answer.body() + "; the reason is in " + log);
        }
    }

    /** Takes the application away. */
    void undeploy(String name) throws IOException {
        send(request(name).DELETE());
    }

    private HttpRequest.Builder request(String application) {
        return HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + port + "/deployer/" + application)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Payara Micro", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
