package dev.orderflow.launcher;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Where a broker is, and how it is spoken to: {@code tcp://host:port?parameter=value&...}, as Artemis' own clients read it. A parameter is
 * honoured or refused by its name: one that is dropped may be the one that asks for TLS.
 *
 * @param parameters by their names in the URL
 */
record BrokerUrl(String host, int port, Map<String, String> parameters) {

    private static final Pattern ONE_BROKER = Pattern.compile("tcp://([^/:?@,()]+):(\\d{1,5})/?(?:\\?(.*))?");
    private static final String TLS = "sslEnabled";
    private static final String VERIFY_HOST = "verifyHost";
    private static final List<String> FLAGS = List.of(TLS, VERIFY_HOST, "tcpNoDelay");
    private static final List<String> NUMBERS = List.of("connect-timeout-millis", "tcpSendBufferSize", "tcpReceiveBufferSize");
    private static final List<String> FILES = List.of("trustStorePath", "keyStorePath");
    private static final List<String> TEXTS = List.of("trustStorePassword", "trustStoreType", "trustStoreProvider",
            "keyStorePassword", "keyStoreType", "keyStoreProvider", "enabledProtocols", "enabledCipherSuites");
    /** Of no effect without TLS: whoever writes one means TLS. */
    private static final Pattern OF_TLS = Pattern.compile("(trustStore|keyStore|enabled).*|" + VERIFY_HOST);
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    /** @throws BadSetting where it is no such URL, or has a parameter that is not honoured; no value of a parameter is shown */
    static BrokerUrl of(String variable, String url) {
        Matcher parts = ONE_BROKER.matcher(url);
        if (!parts.matches()) {
            throw new BadSetting(variable, complaint(url) + ", but is '" + url.replaceFirst("\\?.*", "?...") + "'");
        }
        Map<String, String> parameters = new TreeMap<>();
        Stream<String> query = Optional.ofNullable(parts.group(3)).stream().flatMap(Pattern.compile("[&;]")::splitAsStream);
        query.filter(part -> !part.isEmpty()).forEach(part -> {
            String[] nameAndValue = part.split("=", 2);
            String value = nameAndValue.length == 2 ? URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8) : "";
            check(variable, nameAndValue[0], value);
            String meant = FILES.contains(nameAndValue[0]) ? Path.of(value).toAbsolutePath().toString() : value;
            if (parameters.put(nameAndValue[0], meant) != null) {
                throw new BadSetting(variable, "has the parameter " + nameAndValue[0] + " twice");
            }
        });
        BrokerUrl broker = new BrokerUrl(parts.group(1), Integer.parseInt(parts.group(2)), parameters);
        parameters.keySet().stream().filter(name -> OF_TLS.matcher(name).matches() && !broker.isTls()).findFirst().ifPresent(name -> {
            throw new BadSetting(variable, "has " + name + " but not sslEnabled=true: it would connect in clear text");
        });
        return broker;
    }

    private static String complaint(String url) {
        if (url.contains("(") || url.contains(",")) {
            return "must name one broker, tcp://host:port, not a list";
        }
        if (url.startsWith("ssl:") || url.startsWith("amqp") || url.startsWith("tcps:")) {
            return "must look like tcp://host:port (Artemis' core protocol; TLS is asked for by ?sslEnabled=true)";
        }
        return "must look like tcp://host:port";
    }

    private static void check(String variable, String name, String value) {
        if (FLAGS.contains(name)) {
            require(value.equals("true") || value.equals("false"), variable, name, "must be true or false");
        } else if (NUMBERS.contains(name)) {
            require(value.matches("\\d{1,9}"), variable, name, "must be a number");
        } else if (FILES.contains(name)) {
            require(!value.isEmpty() && Files.isReadable(Path.of(value)), variable, name, "names a file that can't be read: " + value);
        } else {
            require(TEXTS.contains(name), variable, name, "isn't honoured here, and would be of no effect. These are: "
                    + List.of(FLAGS, NUMBERS, FILES, TEXTS).stream().flatMap(List::stream).collect(Collectors.joining(", ")));
            require(!value.isEmpty(), variable, name, "has no value");
        }
    }

    private static void require(boolean good, String variable, String name, String otherwise) {
        if (!good) {
            throw new BadSetting(variable, "has the parameter " + name + ", which " + otherwise);
        }
    }

    /** With absolute paths, for a process that works in another folder. */
    String url() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "tcp://" + host + ":" + port + (parameters.isEmpty() ? "" : "?"), ""));
    }

    boolean isTls() {
        return Boolean.parseBoolean(parameters.get(TLS));
    }

    /** The environment variable that carries a parameter to the application server: its configuration has no secrets in it. */
    static String variable(String parameter) {
        return "ORDERFLOW_BROKER_" + wildflys(parameter).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** As WildFly calls it: trust-store-path. */
    private static String wildflys(String parameter) {
        return CAPITAL.matcher(parameter).replaceAll(capital -> "-" + capital.group().toLowerCase(Locale.ROOT));
    }

    /** What tells WildFly's connector of the parameters; nothing where there are none. */
    String script() {
        return parameters.isEmpty() ? "" : parameters.keySet().stream()
                .map(name -> "\"" + wildflys(name) + "\"=\"${env." + variable(name) + "}\"")
                .collect(Collectors.joining(",",
                        "/subsystem=messaging-activemq/remote-connector=orderflow-broker:write-attribute(name=params, value={", "})\n"));
    }

    /** As Artemis' own resource adapter is told of it: {@code host=...;port=...}, and the parameters. */
    String forAdapter() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining(";", "host=" + host + ";port=" + port + (parameters.isEmpty() ? "" : ";"), ""));
    }

    /** What is wrong with it, if anything: nobody there, no TLS there, or somebody whom the trust store does not know. */
    Optional<String> problem(int patienceMillis) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), patienceMillis);
            if (isTls()) {
                shakeHands(socket, patienceMillis);
            }
            return Optional.empty();
        } catch (IOException | GeneralSecurityException e) {
            return Optional.of(host + ":" + port + ": " + e.getMessage());
        }
    }

    private void shakeHands(Socket socket, int patienceMillis) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(), trusted(), null);
        socket.setSoTimeout(patienceMillis);
        try (SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, host, port, false)) {
            if (!"false".equals(parameters.get(VERIFY_HOST))) {
                SSLParameters checks = tls.getSSLParameters();
                checks.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(checks);
            }
            tls.startHandshake();
        }
    }

    private TrustManager[] trusted() throws IOException, GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store("trustStore").orElse(null));
        return factory.getTrustManagers();
    }

    private KeyManager[] keys() throws IOException, GeneralSecurityException {
        Optional<KeyStore> store = store("keyStore");
        if (store.isEmpty()) {
            return new KeyManager[0];
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store.get(), password("keyStore"));
        return factory.getKeyManagers();
    }

    private Optional<KeyStore> store(String which) throws IOException, GeneralSecurityException {
        String path = parameters.get(which + "Path");
        if (path == null) {
            return Optional.empty();
        }
        KeyStore store = KeyStore.getInstance(parameters.getOrDefault(which + "Type", KeyStore.getDefaultType()));
        try (InputStream content = new FileInputStream(path)) {
            store.load(content, password(which));
        }
        return Optional.of(store);
    }

    private char[] password(String which) {
        return Optional.ofNullable(parameters.get(which + "Password")).map(String::toCharArray).orElse(null);
    }

    @Override
    public String toString() {
        return "tcp://" + host + ":" + port + " " + parameters.keySet();
    }
}
