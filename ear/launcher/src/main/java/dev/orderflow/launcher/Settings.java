package dev.orderflow.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The settings of the run command, read from the environment and checked: whoever holds one may rely on every value.
 *
 * @param home            {@code ORDERFLOW_HOME}, absolute
 * @param servers         where server archives are unpacked, shared by all homes
 * @param httpHost        {@code ORDERFLOW_HTTP_HOST}, the address the application listens on
 * @param httpPort        {@code ORDERFLOW_HTTP_PORT}, or 0 for any free port
 * @param node            {@code ORDERFLOW_NODE}
 * @param paymentProvider {@code ORDERFLOW_PAYMENT_PROVIDER}
 * @param database        {@code ORDERFLOW_DB_URL} and its login, where somebody else runs the database
 * @param broker          {@code ORDERFLOW_BROKER_URL} and its login, where somebody else runs the broker
 * @param server          {@code ORDERFLOW_SERVER}, which runs the application
 */
public record Settings(Path home, Path servers, String httpHost, int httpPort, String node, String paymentProvider,
                       Optional<ExternalService> database, Optional<ExternalService> broker, Server server) {

    static final String HOME = "ORDERFLOW_HOME";
    static final String SERVERS = "ORDERFLOW_SERVERS";
    static final String SERVER = "ORDERFLOW_SERVER";
    static final String HTTP_HOST = "ORDERFLOW_HTTP_HOST";
    static final String HTTP_PORT = "ORDERFLOW_HTTP_PORT";
    static final String NODE = "ORDERFLOW_NODE";
    static final String PAYMENT_PROVIDER = "ORDERFLOW_PAYMENT_PROVIDER";
    /** As the application has it, and the servers' set-up. */
    static final String DEFAULT_NODE = "node1";
    static final String BATCH = "ORDERFLOW_BATCH";
    static final String SESSIONS = "ORDERFLOW_SESSIONS";
    static final String CONSOLE_URL = "ORDERFLOW_CONSOLE_URL";
    static final String DB = "ORDERFLOW_DB";
    static final String BROKER = "ORDERFLOW_BROKER";

    /** WildFly passes the node's name into every transaction id, which leaves it 23 bytes. */
    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,23}");
    /** These two the application server reads itself; what is wrong with them is said before it starts. */
    private static final Pattern UP_TO_1000 = Pattern.compile("[1-9]\\d{0,2}|1000");
    private static final Pattern UP_TO_32_OR_AUTO = Pattern.compile("[1-9]|[12]\\d|3[0-2]|auto");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");
    private static final Pattern PROVIDER = Pattern.compile("sandbox|https?://.+");

    /**
     * Reads the environment.
     *
     * @param environment as {@link System#getenv()}; an empty value counts as none
     * @param project     the checkout, for what has its default there
     * @throws BadSetting naming the variable that can't be used
     */
    public static Settings from(Map<String, String> environment, Path project) {
        Variables given = new Variables(environment);
        given.matching(BATCH, UP_TO_1000, "must be a number from 1 to 1000");
        given.matching(SESSIONS, UP_TO_32_OR_AUTO, "must be a number from 1 to 32, or auto");
        Server server = given.server().orElse(Server.WILDFLY);
        if (server == Server.PAYARA) {
            given.unused(BATCH, "is of no effect on Payara, whose resource adapter brings each message alone");
            given.unused(SESSIONS, "is of no effect on Payara, whose resource adapter has 15 sessions for each subscription");
        }
        Path inProject = project.resolve(".orderflow");
        return new Settings(
                given.path(HOME).orElse(inProject).toAbsolutePath().normalize(),
                given.path(SERVERS).orElse(inProject.resolve("servers")).toAbsolutePath().normalize(),
                given.text(HTTP_HOST).orElse("127.0.0.1"),
                given.port(HTTP_PORT).orElse(8080),
                given.matching(NODE, NODE_NAME, "must be 1 to 23 letters, digits, dots, dashes or underscores").orElse(DEFAULT_NODE),
                given.matching(PAYMENT_PROVIDER, PROVIDER, "must be sandbox or the base URL of a provider").orElse("sandbox"),
                given.service(DB, DatabaseUrl::check),
                given.service(BROKER, BrokerUrl::of),
                server);
    }

    /** Whether others on the network reach the application. */
    boolean isReachedByOthers() {
        return !LOOPBACK.matcher(httpHost).matches();
    }

    private record Variables(Map<String, String> environment) {

        Optional<String> text(String variable) {
            return Optional.ofNullable(environment.get(variable)).map(String::strip).filter(value -> !value.isEmpty());
        }

        Optional<Path> path(String variable) {
            return text(variable).map(Path::of);
        }

        Optional<String> matching(String variable, Pattern pattern, String otherwise) {
            Optional<String> value = text(variable);
            value.filter(text -> !pattern.matcher(text).matches()).ifPresent(text -> {
                throw new BadSetting(variable, otherwise + ", but is '" + text + "'");
            });
            return value;
        }

        void unused(String variable, String why) {
            if (text(variable).isPresent()) {
                throw new BadSetting(variable, why);
            }
        }

        Optional<Server> server() {
            return text(SERVER).map(name -> Server.of(name)
                    .orElseThrow(() -> new BadSetting(SERVER, "must be wildfly or payara, but is '" + name + "'")));
        }

        Optional<Integer> port(String variable) {
            return matching(variable, Pattern.compile("\\d{1,5}"), "must be a port number").map(text -> {
                int port = Integer.parseInt(text);
                if (port < 1 || port > 65535) {
                    throw new BadSetting(variable, "must be a port from 1 to 65535, but is " + port);
                }
                return port;
            });
        }

        /** @param check of a variable and the URL in it, which throws */
        Optional<ExternalService> service(String prefix, BiConsumer<String, String> check) {
            Optional<String> url = text(prefix + "_URL");
            url.ifPresent(text -> check.accept(prefix + "_URL", text));
            return url.map(it -> new ExternalService(it,
                    text(prefix + "_USER").orElse("orderflow"),
                    text(prefix + "_PASSWORD").orElseThrow(() -> new BadSetting(prefix + "_PASSWORD",
                            "must be set as " + prefix + "_URL is"))));
        }
    }
}
