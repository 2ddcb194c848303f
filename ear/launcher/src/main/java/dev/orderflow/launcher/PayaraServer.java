package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Payara Server. The installation is shared and only read; the domain is made from the scripts of the module {@code jms-config/servers}
 * at the first start and whenever they or Payara's version change. The transaction log is kept: in-doubt transactions are finished after
 * a restart.
 *
 * <p>Two things are otherwise than on WildFly. Payara recovers once, while it starts, and a part of a transaction whose database or broker
 * is away then would be forgotten: so it is started when both are there, and not before. And an application that Payara loads while it
 * starts leaves its consumers behind when it is taken away: so each start deploys it anew, to a configuration that does not know it.
 * Not by a boot command: these come before the resource adapter is loaded.
 */
final class PayaraServer extends ApplicationServer {

    static final String NAME = "Payara";
    static final String ID = "payara";
    /** What the application is called there. */
    static final String APPLICATION = "orderflow";
    private static final String SCRIPTS = "payara-server";
    private static final String DEDICATED = "dedicated.asadmin";
    private static final String RESOURCES = "orderflow.asadmin";
    private static final String NO_BROKER = "no-broker.asadmin";
    /** Where Payara looks for applications once it has started, and its word for one that it can't take. */
    private static final String AUTODEPLOY = "autodeploy";
    private static final String REFUSED = APPLICATION + ".ear_deployFailed";
    /** All that Payara has not and the application needs: jms-config/payara. */
    private static final String LIBRARIES = "payara-libraries";
    private static final String MAIN_CLASS = "com.sun.enterprise.glassfish.bootstrap.ASMain";
    private static final Pattern INVOCATION = Pattern.compile("(?s)Dump of JVM Invocation[^\\n]*\\n(.*?)\\n\\s*Command start-domain");
    private static final Pattern FAILED = Pattern.compile("Boot Command \\S+ failed[^\\n]*");
    private static final long POLL_NANOS = 200_000_000L;
    private static final int CONNECT_MILLIS = 2_000;

    private final Supplier<Path> installation;
    private final Supplier<Path> libraries;
    private final Path base;

    PayaraServer(Home home, Supplier<Path> installation, Supplier<Path> libraries, Surroundings surroundings, Progress progress) {
        super(NAME, ID, home, surroundings, progress);
        this.installation = installation;
        this.libraries = libraries;
        this.base = home.data(ID);
    }

    @Override
    public Path fullLog() {
        return base.resolve("logs").resolve("server.log");
    }

    /** Where the application lies, in the domain's folder. */
    static Path deployment(Path base) {
        return base.resolve("deployments").resolve(APPLICATION + ".ear");
    }

    /** The command of {@code asadmin} that brings the application in, from there. */
    static List<String> deploy(Path base) {
        return List.of("deploy", "--name", APPLICATION, "--contextroot", "/", "--force=true", base.relativize(deployment(base)).toString());
    }

    @Override
    void prepare() {
        warnOfOthers();
        Path home = installation.get();
        createFolders(setup(), base.resolve("deployments"), transactions(), base.resolve("logs"));
        BundledFiles.copy(SCRIPTS, setup());
        try {
            BundledFiles.replace(application(), deployment(base));
            makeDomain(home);
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be set up", e);
        }
    }

    private void makeDomain(Path home) throws IOException {
        Path kit = libraries.get();
        String recipe = String.join("\n", home.toString(), base.toString(), Tools.java(), kit + " " + Files.getLastModifiedTime(kit),
                Files.readString(setup().resolve(DEDICATED)), Files.readString(setup().resolve(RESOURCES)),
                Files.readString(setup().resolve(NO_BROKER)));
        Path madeFrom = base.resolve("made-from");
        if (Files.exists(madeFrom) && Files.readString(madeFrom).equals(recipe)) {
            return;
        }
        says("setting up Payara (first time only)");
        Files.deleteIfExists(madeFrom);
        for (String folder : List.of("config", "lib", "applications", "generated", "osgi-cache")) {
            Installations.delete(base.resolve(folder));
        }
        copyFolder(home.resolve("glassfish/domains/domain1"), base);
        BundledFiles.unpack(kit, LIBRARIES, base);
        runOnce(home);
        Files.copy(domain(), asMade(), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(setup().resolve("command"), String.join("\n", invocation(home)));
        Files.writeString(madeFrom, recipe);
    }

    /** Gives the domain the commands of all scripts. Without the variables of the environment, which it would write into its file. */
    private void runOnce(Path home) throws IOException {
        Path commands = setup().resolve("once.asadmin");
        Files.writeString(commands,
                String.join("\n", Files.readString(setup().resolve(RESOURCES)), Files.readString(setup().resolve(NO_BROKER)),
                "stop-domain --force true\n"));
        Map<String, String> environment = new HashMap<>();
        System.getenv().keySet().stream().filter(name -> name.startsWith("ORDERFLOW_")).forEach(name -> environment.put(name, null));
        environment.putAll(listeners());
        Path output = setup().resolve("once.log");
        Files.deleteIfExists(output);
        run("its commands", invocation(home, "--prebootcommandfile", setup().resolve(DEDICATED).toString(),
                "--postbootcommandfile", commands.toString()), environment, base, null, output);
        Optional<String> failure = FAILED.matcher(Files.readString(output)).results().map(found -> found.group()).findFirst();
        if (failure.isPresent()) {
            throw new PartFailed(NAME, "can't be set up: " + failure.get(), output, "", Optional.empty());
        }
    }

    /** What {@code asadmin start-domain} would start. It itself is no parent for a server: it would stay between us and that one. */
    private List<String> invocation(Path home, String... more) throws IOException {
        List<String> command = new ArrayList<>(asadmin(home));
        command.addAll(List.of("start-domain", "--dry-run", "--domaindir", base.getParent().toString()));
        command.addAll(List.of(more));
        command.add(base.getFileName().toString());
        Path output = setup().resolve("dry-run.log");
        Files.deleteIfExists(output);
        run("asadmin", command, Map.of(), base, null, output);
        List<String> invocation = INVOCATION.matcher(Files.readString(output)).results().findFirst()
                .map(found -> new ArrayList<>(List.of(found.group(1).split("\n"))))
                .orElseThrow(() -> new PartFailed(NAME, "can't be set up: asadmin does not say how it would start it", output, "",
                        Optional.empty()));
        invocation.set(0, Tools.java());
        return invocation;
    }

    /** {@code asadmin}, without the shell. */
    static List<String> asadmin(Path home) {
        return List.of(Tools.java(), "-XX:TieredStopAtLevel=1", "-jar", home.resolve("glassfish/lib/client/appserver-cli.jar").toString(),
                "--interactive=false");
    }

    @Override
    void beforeLaunch() {
        awaitDatabaseAndBroker();
        try {
            Files.copy(asMade(), domain(), StandardCopyOption.REPLACE_EXISTING);
            Installations.delete(base.resolve("applications").resolve(APPLICATION));
            Installations.delete(base.resolve(AUTODEPLOY));
            createFolders(base.resolve(AUTODEPLOY));
            BundledFiles.replace(deployment(base), base.resolve(AUTODEPLOY).resolve(APPLICATION + ".ear"));
            try (Stream<Path> generated = Files.list(base.resolve("generated"))) {
                for (Path kind : generated.toList()) {
                    Installations.delete(kind.resolve(APPLICATION));
                }
            }
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be started", e);
        }
    }

    private void awaitDatabaseAndBroker() {
        Optional<String> missing = missing();
        missing.ifPresent(what -> says(NAME + " waits until the database and the broker are there, since it recovers once: " + what));
        while (missing.isPresent()) {
            LockSupport.parkNanos(POLL_NANOS);
            if (!isWanted() || Thread.currentThread().isInterrupted()) {
                throw new StoppedWhileStarting(NAME);
            }
            missing = missing();
        }
    }

    private Optional<String> missing() {
        return PostgreSql.problem(database()).or(() -> broker().problem(CONNECT_MILLIS));
    }

    @Override
    List<String> command() {
        try {
            List<String> command = new ArrayList<>(Files.readAllLines(setup().resolve("command")));
            command.addAll(command.indexOf(MAIN_CLASS), moreJvmOptions());
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, String> environmentOfServer() {
        Map<String, String> environment = new HashMap<>(listeners());
        environment.put("ORDERFLOW_TX_LOG", transactions().toString());
        environment.put("ORDERFLOW_BROKER_PARAMETERS", broker().forAdapter());
        return environment;
    }

    private Map<String, String> listeners() {
        return Map.of(Settings.HTTP_HOST, settings().httpHost(), Settings.HTTP_PORT, Integer.toString(httpPort()),
                "ORDERFLOW_ADMIN_PORT", Integer.toString(managementPort()));
    }

    @Override
    Path directory() {
        return base;
    }

    @Override
    boolean isHopeless(ChildProcess server) {
        return Files.exists(base.resolve(AUTODEPLOY).resolve(REFUSED));
    }

    private Path setup() {
        return base.resolve("setup");
    }

    private Path transactions() {
        return base.resolve("transactions");
    }

    private Path domain() {
        return base.resolve("config").resolve("domain.xml");
    }

    private Path asMade() {
        return base.resolve("config").resolve("domain-as-made.xml");
    }

    private static void copyFolder(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
