package dev.orderflow.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running Orderflow, or as much of it as was asked for, in one home.
 *
 * <p>The database and the broker start side by side while the application server is set up. The server starts
 * when the database is ready; the application comes to its broker, which needs less time, at the end of its own start, or waits for it. All
 * parts stop the other way round. {@link #close()} leaves no process behind and may be called by any thread at any moment.
 */
public final class Stack implements AutoCloseable {

    private final Home home;
    private final Credentials credentials;
    private final Optional<PostgreSql> postgres;
    private final Optional<Artemis> broker;
    private final Optional<ApplicationServer> applicationServer;
    private final Optional<Supervisor> supervisor;
    private boolean closed;

    private Stack(Builder wanted, Home home) {
        this.home = home;
        Leftovers.stop(home, wanted.progress);
        this.credentials = Credentials.in(home.credentialsFile());
        credentials.put(wanted.users);
        Settings settings = wanted.settings;
        Ports ports = new Ports(home.portsFile());
        Installations installations = new Installations(settings.servers(), wanted.progress);
        settings.database().ifPresent(service -> {
            PostgreSql.check(service);
            credentials.use("db", service);
        });
        settings.broker().ifPresent(service -> {
            Artemis.check(service);
            credentials.use("broker", service);
        });
        this.postgres = only(wanted.postgres, () -> new PostgreSql(home, installations::postgresql, credentials,
                ports.of("postgresql"), wanted.progress));
        this.broker = only(wanted.broker, () -> new Artemis(home, () -> installations.artemis(wanted.distributions.artemis()), credentials,
                ports.of("broker"), ports.of("console"), wanted.progress));
        this.applicationServer = only(wanted.ear != null, () -> applicationServer(wanted, home, installations,
                new ApplicationServer.Surroundings(wanted.ear, credentials, settings, httpPort(settings, ports),
                        ports.of(ApplicationServer.MANAGEMENT), wanted.environment, wanted.jvmOptions)));
        this.supervisor = only(wanted.supervised, () -> new Supervisor(wanted.progress));
        supervisor.ifPresent(watcher -> parts().forEach(watcher::watch));
    }

    private static ApplicationServer applicationServer(Builder wanted, Home home, Installations installations,
            ApplicationServer.Surroundings with) {
        Distributions archives = wanted.distributions;
        return switch (wanted.settings.server()) {
            case WILDFLY -> new WildFly(home, () -> installations.wildfly(archives.wildfly()), with, wanted.progress);
            case PAYARA -> new PayaraServer(home, () -> installations.payara(archives.payara()), archives::payaraLibraries, with,
                    wanted.progress);
        };
    }

    private static <T> Optional<T> only(boolean wanted, Supplier<T> maker) {
        return wanted ? Optional.of(maker.get()) : Optional.empty();
    }

    private static int httpPort(Settings settings, Ports ports) {
        if (settings.httpPort() == 0) {
            return ports.of("http");
        }
        Ports.requireFree(Settings.HTTP_PORT, settings.httpHost(), settings.httpPort());
        return settings.httpPort();
    }

    /** Begins to describe a stack that keeps its data in that folder; nothing is in it yet. */
    public static Builder in(Path home) {
        Path servers = Optional.ofNullable(System.getProperty("orderflow.servers")).map(Path::of).orElse(home.resolve("servers"));
        return new Builder(new Settings(home.toAbsolutePath().normalize(), servers.toAbsolutePath().normalize(), "127.0.0.1", 0,
                Settings.DEFAULT_NODE, "sandbox", Optional.empty(), Optional.empty(), Server.ofTheseTests()));
    }

    /** The stack that the settings ask for: the application server, and whatever else nobody else runs. */
    static Builder of(Settings settings, Path ear) {
        Builder builder = new Builder(settings);
        builder.postgres = settings.database().isEmpty();
        builder.broker = settings.broker().isEmpty();
        return builder.withApplication(ear);
    }

    /**
     * Starts every part and returns when all are ready.
     *
     * @throws LauncherFailure where a part fails; then none is left running
     */
    void start() {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "start");
            thread.setDaemon(true);
            return thread;
        });
        try {
            CompletableFuture<?> database = postgres.map(part -> CompletableFuture.runAsync(part::start, threads))
                    .orElseGet(Stack::nothing);
            CompletableFuture<?> messages = broker.map(part -> CompletableFuture.runAsync(part::start, threads)).orElseGet(Stack::nothing);
            CompletableFuture<?> application = applicationServer
                    .map(part -> CompletableFuture.runAsync(() -> part.start(database::join), threads)).orElseGet(Stack::nothing);
            allOrFirstFailure(database, messages, application).join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    private static CompletableFuture<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }

    private static CompletableFuture<Void> allOrFirstFailure(CompletableFuture<?>... several) {
        CompletableFuture<Void> all = CompletableFuture.allOf(several);
        for (CompletableFuture<?> one : several) {
            one.exceptionally(failure -> {
                all.completeExceptionally(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
                return null;
            });
        }
        return all;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        Stream.of(applicationServer, broker, postgres).forEach(part -> part.ifPresent(parts::add));
        return parts;
    }

    public PostgreSql postgres() {
        return postgres.orElseThrow(() -> new IllegalStateException("this stack was built without PostgreSQL"));
    }

    public Artemis broker() {
        return broker.orElseThrow(() -> new IllegalStateException("this stack was built without a broker"));
    }

    public ApplicationServer applicationServer() {
        return applicationServer.orElseThrow(() -> new IllegalStateException("this stack was built without an application server"));
    }

    private ExternalService service(String which) {
        return new ExternalService(
                credentials.get(which + ".url"), credentials.get(which + ".user"), credentials.get(which + ".password"));
    }

    /** Logins to the application. */
    private Map<String, String> users() {
        return Stream.of("operator.user", "operator.password", "customer.user", "customer.password")
                .collect(Collectors.toMap(key -> key, credentials::get));
    }

    /** Logins and addresses. */
    public Credentials credentials() {
        return credentials;
    }

    public Home home() {
        return home;
    }

    /** Stops every part, the application server first, and gives the home back. Returns when that is done, whoever does it. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        supervisor.ifPresent(Supervisor::close);
        applicationServer.ifPresent(Part::retire);
        CompletableFuture<?> broker = this.broker.map(part -> CompletableFuture.runAsync(part::retire)).orElseGet(Stack::nothing);
        postgres.ifPresent(Part::retire);
        broker.join();
        home.close();
    }

    /** Describes a stack. */
    public static final class Builder {

        private Settings settings;
        private Distributions distributions = Distributions.fromSystemProperties();
        private boolean postgres;
        private boolean broker;
        private Path ear;
        private boolean supervised;
        private Progress progress = Progress.SILENT;
        private Map<String, String> environment = Map.of();
        private List<String> jvmOptions = Pattern.compile(" +").splitAsStream(System.getProperty("orderflow.jvm.options", ""))
                .filter(option -> !option.isEmpty()).toList();
        private Map<String, String> users = Map.of();

        private Builder(Settings settings) {
            this.settings = settings;
        }

        /** With a PostgreSQL of its own. */
        public Builder withPostgres() {
            postgres = true;
            return this;
        }

        /** With an Artemis broker of its own. */
        public Builder withBroker() {
            broker = true;
            return this;
        }

        /** With an application server that runs this EAR, or WAR. */
        public Builder withApplication(Path application) {
            ear = application;
            return this;
        }

        /** One more node on the database and the broker of that stack, for its users, under a name of its own ({@code ORDERFLOW_NODE}). */
        public Builder asNode(String node, Stack other) {
            users = other.users();
            settings = new Settings(settings.home(), settings.servers(), settings.httpHost(), settings.httpPort(), node,
                    settings.paymentProvider(), Optional.of(other.service("db")), Optional.of(other.service("broker")), settings.server());
            return this;
        }

        /** The other's broker at another address, with other parameters. */
        public Builder withBrokerUrl(String url) {
            Optional<ExternalService> there = settings.broker()
                    .map(service -> new ExternalService(url, service.user(), service.password()));
            settings = new Settings(settings.home(), settings.servers(), settings.httpHost(), settings.httpPort(), settings.node(),
                    settings.paymentProvider(), settings.database(), there, settings.server());
            return this;
        }

        /** More environment variables for the application server; these win over what the stack itself says. */
        public Builder withEnvironment(Map<String, String> variables) {
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(variables);
            environment = Map.copyOf(all);
            return this;
        }

        /** More options for the application server's JVM, behind those of its set-up and of the build; paths are relative to its data. */
        public Builder withJvmOptions(List<String> options) {
            jvmOptions = Stream.concat(jvmOptions.stream(), options.stream()).toList();
            return this;
        }

        /** Where the servers' archives lie, if not where the build's system properties say. */
        public Builder from(Distributions archives) {
            distributions = archives;
            return this;
        }

        /** A part that dies is started again. */
        public Builder supervised() {
            supervised = true;
            return this;
        }

        /** Who hears what goes on. */
        public Builder tells(Progress listener) {
            progress = listener;
            return this;
        }

        /** Takes the home, without starting anything. */
        Stack build() {
            Home home = Home.open(settings.home());
            try {
                return new Stack(this, home);
            } catch (RuntimeException e) {
                home.close();
                throw e;
            }
        }

        /**
         * Starts it and returns when it is ready.
         *
         * @throws LauncherFailure where it can't; then nothing is left running
         */
        public Stack start() {
            Stack stack = build();
            stack.start();
            return stack;
        }
    }
}
