package dev.orderflow.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The redeploy command: brings the EAR that was just built into the Orderflow that {@link Run} keeps running in the same home. The servers
 * and the data stay; what is under way is finished first, as when the application server stops. Ends with code 1 and one message where
 * that can't be done.
 *
 * <p>What belongs to the servers (the modules of {@code jms-config}, the launcher, settings) comes in with a restart only.
 */
public final class Redeploy {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Home home;
    private final Path servers;
    private final Path ear;
    private final Progress progress;

    /**
     * Of the Orderflow that keeps its data in that folder.
     *
     * @param servers where server archives are unpacked
     * @param ear the application that is to come in
     */
    public Redeploy(Path home, Path servers, Path ear, Progress progress) {
        this.home = Home.heldByAnother(home);
        this.servers = servers;
        this.ear = ear;
        this.progress = progress;
    }

    /** @param arguments the folder of the checkout, and the EAR */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("arguments: the folder of the checkout, the EAR");
        }
        Console console = new Console(System.out);
        try {
            Settings settings = Settings.from(System.getenv(), Path.of(arguments[0]));
            new Redeploy(settings.home(), settings.servers(), Path.of(arguments[1]), console).run();
        } catch (LauncherFailure e) {
            console.failed(e.getMessage());
            System.exit(1);
        }
    }

    /**
     * Returns when the application that came in is ready.
     *
     * @throws LauncherFailure where none runs there, or the server refuses this one
     */
    public void run() throws IOException, InterruptedException {
        if (runs(WildFly.ID)) {
            intoWildFly();
        } else if (runs(PayaraServer.ID)) {
            intoPayara();
        } else {
            throw new LauncherFailure("no application server runs in " + home.directory() + ". Start one with mvn -Prun, or set "
                    + Settings.HOME + " to the folder of the one that runs.");
        }
        awaitReady(URI.create(Credentials.in(home.credentialsFile()).get("app.url") + "/api/health/ready"));
    }

    private boolean runs(String server) {
        return new PidFile(home.pidFile(server)).process().isPresent();
    }

    private void intoWildFly() throws IOException, InterruptedException {
        Path base = home.data(WildFly.ID);
        BundledFiles.replace(ear, WildFly.deployment(base));
        WildFlyCommandLine commandLine = new WildFlyCommandLine(
                new Installations(servers, progress).wildfly(Distributions.fromSystemProperties().wildfly()), base);
        redeploy(WildFly.NAME,
                commandLine.giving("connect 127.0.0.1:" + managementPort(), "/deployment=" + WildFly.DEPLOYMENT + ":redeploy"),
                commandLine.environment(), base);
    }

    private void intoPayara() throws IOException, InterruptedException {
        Path base = home.data(PayaraServer.ID);
        BundledFiles.replace(ear, PayaraServer.deployment(base));
        List<String> command = new ArrayList<>(PayaraServer.asadmin(
                new Installations(servers, progress).payara(Distributions.fromSystemProperties().payara())));
        command.addAll(List.of("--port", Integer.toString(managementPort())));
        command.addAll(PayaraServer.deploy(base));
        redeploy(PayaraServer.NAME, command, Map.of(), base);
    }

    private int managementPort() {
        return new Ports(home.portsFile()).last(ApplicationServer.MANAGEMENT);
    }

    private void redeploy(String server, List<String> command, Map<String, String> environment, Path base) throws InterruptedException {
        ChildProcess redeployment = ChildProcess.start(command, environment, base, home.log("redeploy"), null);
        if (redeployment.await() != 0) {
            throw new LauncherFailure(server + " refuses the application, and has none until one is redeployed that it takes:\n"
                    + redeployment.lastLines().indent(4));
        }
    }

    private void awaitReady(URI health) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Optional<String> missing = Http.notOk(health);
        while (missing.isPresent()) {
            if (Instant.now().isAfter(end)) {
                throw new LauncherFailure("the application was redeployed, but is not ready after " + PATIENCE.toSeconds() + " s: "
                        + missing.get());
            }
            Thread.sleep(POLL.toMillis());
            missing = Http.notOk(health);
        }
        progress.says("the application has been redeployed and is ready");
    }
}
