package dev.orderflow.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * {@code credentials.properties}: who may log in to what, and where it is. Passwords are made once, at random, and never
 * change afterwards; addresses are written anew at each start. Only the owner can read the file, from its first byte on.
 */
public final class Credentials {

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    /** 24 letters of 57: 139 bits. */
    private static final int LENGTH = 24;

    /** Logins to what somebody else may run instead. */
    private static final List<String> OWN = List.of("broker.user", "broker.password", "db.user", "db.password");

    private final Path file;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Credentials(Path file) {
        this.file = file;
    }

    /** Reads the file, and adds what it lacks. */
    static Credentials in(Path file) {
        Credentials credentials = new Credentials(file);
        Properties known = credentials.read();
        SecureRandom random = new SecureRandom();
        OWN.forEach(key -> Optional.ofNullable(known.remove("own." + key)).ifPresent(value -> known.put(key, value)));
        Map.of("operator", "operator", "customer", "c-1", "console", "console", "broker", "orderflow", "db", "orderflow",
                "db.admin", "postgres")
                .forEach((who, user) -> {
                    known.putIfAbsent(who + ".user", user);
                    known.putIfAbsent(who + ".password", password(random));
                });
        for (String who : new String[] {"operator", "customer", "console", "broker", "db", "db.admin"}) {
            credentials.values.put(who + ".user", known.getProperty(who + ".user"));
            credentials.values.put(who + ".password", known.getProperty(who + ".password"));
        }
        for (String name : known.stringPropertyNames()) {
            credentials.values.putIfAbsent(name, known.getProperty(name));
        }
        credentials.write();
        return credentials;
    }

    private static String password(SecureRandom random) {
        return random.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).map(String::valueOf).collect(Collectors.joining());
    }

    /** The value of a key of the contract, as {@code operator.password} or {@code app.url}. */
    public String get(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no " + key + " in " + file));
    }

    /** As {@link #get}; a broker that somebody else runs has no {@code console.url} that we know. */
    Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public Path file() {
        return file;
    }

    /**
     * Puts a database or broker that somebody else runs in the place of our own, whose login is kept aside: the next run
     * may use our own again.
     */
    void use(String who, ExternalService service) {
        OWN.stream().filter(key -> key.startsWith(who + ".")).forEach(key -> values.put("own." + key, values.get(key)));
        if (who.equals("broker")) {
            values.remove("console.url");
        }
        put(Map.of(who + ".url", service.url(), who + ".user", service.user(), who + ".password", service.password()));
    }

    /** Puts addresses and logins that are only known now, and writes the file. */
    void put(Map<String, String> more) {
        values.putAll(more);
        write();
    }

    private Properties read() {
        Properties known = new Properties();
        if (Files.exists(file)) {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
    }

    /** Not {@link Properties#store}: that writes {@code http\://}, which a person can't paste. */
    private void write() {
        String text = values.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .collect(Collectors.joining("\n", "# Made by the first run of Orderflow. Keep it to yourself.\n", "\n"));
        try {
            Path fresh = Files.createTempFile(file.getParent(), "credentials", ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
