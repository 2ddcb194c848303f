package dev.orderflow.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An Artemis broker with its console. Its configuration comes from the module {@code jms-config/servers} and is written anew
 * at each start; messages stay.
 */
public final class Artemis extends Part {

    static final String NAME = "Artemis";
    static final String ID = "broker";
    private static final String HOST = "127.0.0.1";
    private static final int CONNECT_MILLIS = 2_000;
    private static final String PLUGIN = "dev.orderflow.broker.KilledConsumers";
    private static final String CONSOLE_ORIGIN = "CONSOLE_ORIGIN";

    private final Supplier<Path> installation;
    private final Path instance;
    private final Credentials credentials;
    private final int port;
    private final int consolePort;
    private volatile Optional<String> minDiskFree = Optional.empty();

    Artemis(Home home, Supplier<Path> installation, Credentials credentials, int port, int consolePort, Progress progress) {
        super(NAME, ID, home, progress);
        this.installation = installation;
        this.instance = home.data(ID);
        this.credentials = credentials;
        this.port = port;
        this.consolePort = consolePort;
        credentials.put(Map.of("broker.url", url(), "console.url", consoleUrl()));
    }

    /** For core and JMS clients. */
    public String url() {
        return "tcp://" + HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    public String consoleUrl() {
        return "http://" + HOST + ":" + consolePort;
    }

    /** How much of its disk has to stay free, such as {@code 2G}, from its next start on; empty for what its configuration says. */
    public void keepsFree(Optional<String> amount) {
        minDiskFree = amount;
    }

    /** What it logged from INFO on; {@link #log()} has warnings and errors only. */
    public Path fullLog() {
        return instance.resolve("log").resolve("artemis.log");
    }

    /**
     * Checks a broker that somebody else runs.
     *
     * @throws BadSetting naming the variable where it can't be reached
     */
    static void check(ExternalService service) {
        String variable = Settings.BROKER + "_URL";
        BrokerUrl.of(variable, service.url()).problem(CONNECT_MILLIS).ifPresent(problem -> {
            throw new BadSetting(variable, "names a broker that can't be reached: " + problem);
        });
    }

    @Override
    void prepare() {
        Path etc = instance.resolve("etc");
        createFolders(etc, instance.resolve("data"), instance.resolve("log"), instance.resolve("tmp"), instance.resolve("lib"));
        BundledFiles.copy("broker/etc", etc);
        BundledFiles.copy("broker/web/start", instance.resolve("web").resolve("start"));
        try {
            trustOnlyTheConsole(etc.resolve("jolokia-access.xml"));
            BundledFiles.replace(BundledFiles.jarWith(PLUGIN), instance.resolve("lib").resolve("orderflow-broker-plugin.jar"));
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be set up", e);
        }
        BrokerUsers.write(etc.resolve("artemis-users.properties"), Map.of(
                credentials.get("broker.user"), credentials.get("broker.password"),
                credentials.get("console.user"), credentials.get("console.password")));
    }

    /** Another program's page on this machine is a stranger: the port is ours alone. */
    private void trustOnlyTheConsole(Path access) throws IOException {
        Files.writeString(access, Files.readString(access).replace(CONSOLE_ORIGIN, consoleUrl()));
    }

    @Override
    List<String> command() {
        Path home = installation.get();
        List<String> command = new ArrayList<>(List.of(Tools.java(), "@" + instance.resolve("etc").resolve("jvm.options")));
        minDiskFree.ifPresent(amount -> command.add("-Dorderflow.broker.min-disk-free=" + amount));
        command.addAll(List.of("-cp", home.resolve("lib").resolve("artemis-boot.jar").toString(),
                "-Dartemis.home=" + home, "-Dartemis.instance=" + instance, "-Dartemis.instance.etc=" + instance.resolve("etc"),
                "-Djava.security.auth.login.config=" + instance.resolve("etc").resolve("login.config"),
                "-Djava.io.tmpdir=" + instance.resolve("tmp"), "-Ddata.dir=" + instance.resolve("data"),
                "-Dorderflow.broker.host=" + HOST, "-Dorderflow.broker.port=" + port,
                "-Dorderflow.console.host=" + HOST, "-Dorderflow.console.port=" + consolePort,
                "org.apache.activemq.artemis.boot.Artemis", "run"));
        return command;
    }

    @Override
    Map<String, String> environment() {
        return Map.of();
    }

    @Override
    Path directory() {
        return instance;
    }

    @Override
    Optional<String> notReady() {
        return new BrokerUrl(HOST, port, Map.of()).problem(CONNECT_MILLIS).or(() -> Http.notOk(URI.create(consoleUrl() + "/console/")));
    }

    @Override
    Duration patienceToStart() {
        return Duration.ofSeconds(90);
    }
}
