package dev.orderflow.launcher;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.orderflow.postgresql.RecoverableXADataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postgresql.xa.PGXADataSource;

/**
 * WildFly. The installation is shared and only read; the configuration is made from the scripts
 * of the module {@code jms-config/servers} at the first start and whenever they or WildFly's version change. The
 * transaction log is kept: in-doubt transactions are finished after a restart.
 */
final class WildFly extends ApplicationServer {

    static final String NAME = "WildFly";
    static final String ID = "wildfly";
    /** What the deployment is called, as in dedicated.cli. */
    static final String DEPLOYMENT = "orderflow.ear";
    private static final String CONFIGURATION = "orderflow.xml";
    /** Written here, the others come from the module {@code jms-config/servers}. */
    private static final String BROKER_SCRIPT = "broker.cli";
    private static final List<String> SCRIPTS = List.of("dedicated.cli", "orderflow.cli", BROKER_SCRIPT);
    private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";
    private static final String DRIVER_MODULE = "modules/org/postgresql/jdbc/main";
    private static final String FRONT_MODULE = "modules/dev/orderflow/front/main";
    private static final String META_INF = "META-INF";
    private static final String ADAPTER_MODULE = "modules/dev/orderflow/adapter/main";
    private static final int FEWEST_CONNECTIONS = 1_000;
    private static final int MOST_CONNECTIONS = 16_000;
    private static final int FILES_OF_ITS_OWN = 2_500;
    private static final String FRONT = "dev.orderflow.front.Front";
    private static final String ADAPTER = "dev.orderflow.adapter.BatchingAdapter";

    private final Supplier<Path> installation;
    private final Path base;

    WildFly(Home home, Supplier<Path> installation, Surroundings surroundings, Progress progress) {
        super(NAME, ID, home, surroundings, progress);
        this.installation = installation;
        this.base = home.data(ID);
    }

    @Override
    public Path fullLog() {
        return base.resolve("log").resolve("server.log");
    }

    @Override
    void prepare() {
        warnOfOthers();
        Path home = installation.get();
        createFolders(base.resolve("configuration"), base.resolve("deployments"), base.resolve("data"), base.resolve("log"),
                base.resolve("tmp"), base.resolve("setup"), base.resolve(DRIVER_MODULE), base.resolve(FRONT_MODULE),
                base.resolve(ADAPTER_MODULE).resolve(META_INF));
        BundledFiles.copy("wildfly", base.resolve("setup"));
        BundledFiles.copy("wildfly/" + DRIVER_MODULE, base.resolve(DRIVER_MODULE));
        BundledFiles.copy("wildfly/" + FRONT_MODULE, base.resolve(FRONT_MODULE));
        BundledFiles.copy("wildfly/" + ADAPTER_MODULE, base.resolve(ADAPTER_MODULE));
        BundledFiles.copy("wildfly/" + ADAPTER_MODULE + "/" + META_INF, base.resolve(ADAPTER_MODULE).resolve(META_INF));
        try {
            BundledFiles.replace(BundledFiles.jarWith(PGXADataSource.class.getName()),
                    base.resolve(DRIVER_MODULE).resolve("postgresql.jar"));
            BundledFiles.replace(BundledFiles.jarWith(RecoverableXADataSource.class.getName()),
                    base.resolve(DRIVER_MODULE).resolve("orderflow-postgresql.jar"));
            BundledFiles.replace(BundledFiles.jarWith(FRONT), base.resolve(FRONT_MODULE).resolve("orderflow-front.jar"));
            BundledFiles.replace(BundledFiles.jarWith(ADAPTER), base.resolve(ADAPTER_MODULE).resolve("orderflow-adapter.jar"));
            BundledFiles.replace(application(), deployment(base));
            configure(home);
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be set up", e);
        }
    }

    /** Where the application lies, in the base directory. */
    static Path deployment(Path base) {
        return base.resolve("deployments").resolve(DEPLOYMENT);
    }

    private void configure(Path home) throws IOException {
        Path setup = base.resolve("setup");
        Files.writeString(setup.resolve(BROKER_SCRIPT), broker().script());
        StringBuilder recipe = new StringBuilder(home.getFileName().toString()).append('\n');
        for (String script : SCRIPTS) {
            recipe.append(Files.readString(setup.resolve(script)));
        }
        Path madeFrom = base.resolve("configuration").resolve("made-from");
        if (Files.exists(madeFrom) && Files.readString(madeFrom).contentEquals(recipe)) {
            return;
        }
        says("setting up WildFly (first time only)");
        Path stock = home.resolve("standalone").resolve("configuration");
        try (Stream<Path> files = Files.list(stock)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".properties")).toList()) {
                Files.copy(file, base.resolve("configuration").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(stock.resolve("standalone-full.xml"), base.resolve("configuration").resolve(CONFIGURATION),
                StandardCopyOption.REPLACE_EXISTING);
        String batches = String.join(",", SCRIPTS.stream().filter(script -> !isEmpty(setup.resolve(script)))
                .map(script -> "run-batch --file=" + script).toList());
        WildFlyCommandLine commandLine = new WildFlyCommandLine(home, base);
        run("its command line",
                commandLine.giving("embed-server --server-config=" + CONFIGURATION + " --std-out=discard", batches, "stop-embedded-server"),
                commandLine.environment(), setup, null);
        Files.writeString(madeFrom, recipe);
    }

    private static boolean isEmpty(Path file) {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    List<String> command() {
        Path home = installation.get();
        BrokerUrl broker = broker();
        List<String> command = new ArrayList<>(List.of(Tools.java(), "@" + base.resolve("setup").resolve("jvm.options")));
        command.addAll(moreJvmOptions());
        command.addAll(List.of("-Djboss.home.dir=" + home, "-Djboss.server.base.dir=" + base,
                "-Dorg.jboss.boot.log.file=" + fullLog(),
                "-Dlogging.configuration=" + base.resolve("configuration").resolve("logging.properties").toUri(),
                "-Djava.io.tmpdir=" + base.resolve("tmp"),
                "-Djboss.bind.address=" + settings().httpHost(), "-Djboss.http.port=" + httpPort(),
                "-Djboss.bind.address.management=127.0.0.1", "-Djboss.management.http.port=" + managementPort(),
                "-Dorderflow.http.connections=" + connections(),
                "-Dorderflow.broker.host=" + broker.host(), "-Dorderflow.broker.port=" + broker.port(),
                "-jar", home.resolve("jboss-modules.jar").toString(), "-mp", home.resolve("modules") + ":" + modules(),
                "org.jboss.as.standalone", "--read-only-server-config=" + CONFIGURATION));
        return command;
    }

    /**
     * Our modules, under a name without anything that a URL escapes: WildFly looks for a module's {@code ra.xml} in the folder of the
     * escaped name, and deploys no resource adapter where there is none, without a word
     * (RaOperationUtil.installRaServicesAndDeployFromModule, WildFly 39).
     */
    private Path modules() {
        Path modules = base.resolve("modules");
        if (modules.toUri().getRawPath().startsWith(modules.toString())) {
            return modules;
        }
        try {
            Path folder = Files.createTempDirectory("orderflow");
            Path link = Files.createSymbolicLink(folder.resolve("modules"), modules);
            folder.toFile().deleteOnExit();
            link.toFile().deleteOnExit();
            return link;
        } catch (IOException e) {
            throw new PartFailed(NAME, "can't be started in a folder of this name", e);
        }
    }

    /** It may open as many files as this process, and needs some for itself. */
    private static long connections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Math.max(FEWEST_CONNECTIONS, Math.min(MOST_CONNECTIONS, system.getMaxFileDescriptorCount() - FILES_OF_ITS_OWN))
                : FEWEST_CONNECTIONS;
    }

    @Override
    Map<String, String> environmentOfServer() {
        Map<String, String> environment = new HashMap<>();
        broker().parameters().forEach((name, value) -> environment.put(BrokerUrl.variable(name), value));
        environment.put("JBOSS_HOME", null);
        return environment;
    }

    @Override
    Path directory() {
        return base;
    }

    @Override
    boolean isHopeless(ChildProcess server) {
        return server.hasPrinted(STARTED_WITH_ERRORS);
    }
}
