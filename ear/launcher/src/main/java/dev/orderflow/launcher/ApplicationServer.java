package dev.orderflow.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The application server, of whatever make, which runs one application with the same settings as any other. */
public abstract class ApplicationServer extends Part {

    /** The name of its port in {@link Ports}. */
    static final String MANAGEMENT = "management";

    private final Surroundings surroundings;
    private volatile boolean liveSuffices;

    /**
     * What one is started with, whatever its make.
     *
     * @param application the EAR, or a WAR
     * @param environment variables that win over what the stack itself says
     * @param jvmOptions  behind those of the server's own set-up
     */
    record Surroundings(Path application, Credentials credentials, Settings settings, int httpPort, int managementPort,
                        Map<String, String> environment, List<String> jvmOptions) {
    }

    ApplicationServer(String name, String id, Home home, Surroundings surroundings, Progress progress) {
        super(name, id, home, progress);
        this.surroundings = surroundings;
        surroundings.credentials().put(Map.of("app.url", url()));
    }

    /** The application's address, without a slash at the end. */
    public final String url() {
        String host = settings().httpHost().equals("0.0.0.0") ? "127.0.0.1" : settings().httpHost();
        return "http://" + host + ":" + httpPort();
    }

    /** What it logged from INFO on; {@link #log()} may have warnings and errors only. */
    public abstract Path fullLog();

    /**
     * Where its administrator's commands go, on this machine and from this user:
     * {@code jboss-cli.sh --connect --controller=127.0.0.1:<port>}, {@code asadmin --port <port>}.
     */
    public final int managementPort() {
        return surroundings.managementPort();
    }

    final int httpPort() {
        return surroundings.httpPort();
    }

    final Path application() {
        return surroundings.application();
    }

    final Settings settings() {
        return surroundings.settings();
    }

    final List<String> moreJvmOptions() {
        return surroundings.jvmOptions();
    }

    final BrokerUrl broker() {
        return BrokerUrl.of(Settings.BROKER + "_URL", surroundings.credentials().get("broker.url"));
    }

    final ExternalService database() {
        return new ExternalService(surroundings.credentials().get("db.url"), surroundings.credentials().get("db.user"),
                surroundings.credentials().get("db.password"));
    }

    final void warnOfOthers() {
        if (settings().isReachedByOthers()) {
            says(Settings.HTTP_HOST + " is " + settings().httpHost()
                    + ": others on the network reach the application, and passwords travel in clear text until a proxy with TLS is in"
                    + " front of it");
        }
    }

    /** What the application and its server read; secrets go this way because others can't see a process's environment. */
    @Override
    final Map<String, String> environment() {
        Credentials credentials = surroundings.credentials();
        Map<String, String> environment = new HashMap<>();
        for (String who : List.of("db", "broker", "operator", "customer")) {
            for (String what : List.of("user", "password")) {
                environment.put("ORDERFLOW_" + (who + "_" + what).toUpperCase(Locale.ROOT), credentials.get(who + "." + what));
            }
        }
        environment.put(Settings.DB + "_URL", credentials.get("db.url"));
        environment.put(Settings.BROKER + "_URL", broker().url());
        environment.put(Settings.NODE, settings().node());
        environment.put(Settings.PAYMENT_PROVIDER, settings().paymentProvider());
        environment.put(Settings.HTTP_PORT, Integer.toString(httpPort()));
        credentials.find("console.url").ifPresent(url -> environment.put(Settings.CONSOLE_URL, url));
        // Each thread would else have memory of its own that glibc does not give back (mallopt(3)).
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(environmentOfServer());
        environment.putAll(surroundings.environment());
        return environment;
    }

    /** What only a server of this make reads; a variable that is null here is kept from it. */
    abstract Map<String, String> environmentOfServer();

    /**
     * Starts it and returns when it answers at all, be the database or the broker away or not. Does nothing where it is running.
     *
     * @throws PartFailed where it ends, or doesn't answer in time; then no process is left
     */
    public final void startUntilLive() {
        liveSuffices = true;
        try {
            start();
        } finally {
            liveSuffices = false;
        }
    }

    @Override
    final Optional<String> notReady() {
        return Http.notOk(URI.create(url() + "/api/health/" + (liveSuffices ? "live" : "ready")));
    }

    @Override
    final Duration patienceToStart() {
        return Duration.ofSeconds(300);
    }

    /** Longer than it gives the requests that are under way. */
    @Override
    final Duration patienceToStop() {
        return Duration.ofSeconds(60);
    }
}
