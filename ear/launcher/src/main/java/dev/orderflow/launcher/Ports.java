package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ports that nobody chose: found free at the first run and kept, so that a bookmark of the console stays good, unless
 * somebody else has taken one meanwhile.
 */
final class Ports {

    /** Below the range from which Linux takes the ports of outgoing connections, one of which could be in our way at a restart. */
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    private final Path file;
    private final Properties known = new Properties();

    Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The port of that name: the one of the last run if it is free, else another one. */
    int of(String name) {
        int last = Integer.parseInt(known.getProperty(name, "0"));
        if (last > 0 && isFree("127.0.0.1", last)) {
            return last;
        }
        int found = find();
        known.setProperty(name, Integer.toString(found));
        try (Writer writer = Files.newBufferedWriter(file)) {
            known.store(writer, "Ports found free; delete a line to have another one.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /**
     * The port of that name that was found last.
     *
     * @throws LauncherFailure where none ever was
     */
    int last(String name) {
        return Optional.ofNullable(known.getProperty(name)).map(Integer::parseInt)
                .orElseThrow(() -> new LauncherFailure(file + " has no port called " + name));
    }

    private int find() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!known.containsValue(Integer.toString(candidate)) && isFree("127.0.0.1", candidate)) {
                return candidate;
            }
        }
        throw new LauncherFailure("no free port found between " + LOWEST + " and " + HIGHEST);
    }

    /**
     * Makes sure that the port somebody did choose can be had.
     *
     * @throws LauncherFailure naming the port, the variable and, where it can be found, who has the port
     */
    static void requireFree(String variable, String host, int port) {
        if (!isFree(host, port)) {
            throw new LauncherFailure("port " + port + " (" + variable + ") is in use"
                    + PortHolder.of(port).map(holder -> " by " + holder).orElse("")
                    + ". Stop what uses it, or set " + variable + " to another port.");
        }
    }

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do it: connections of the last run that the kernel still remembers don't count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (java.net.UnknownHostException e) {
            throw new BadSetting(Settings.HTTP_HOST, "names no address of this machine: " + host);
        } catch (IOException inUse) {
            return false;
        }
    }
}
