package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ORDERFLOW_HOME}: everything that one running Orderflow keeps, held by one launcher at a time.
 *
 * <pre>
 *   credentials.properties   logins and addresses, mode 600
 *   ports.properties         the ports found free, kept over restarts
 *   data/postgresql          the database
 *   data/broker              the broker: etc is written anew at each start, data is its journal, log its full log
 *   data/wildfly             the base directory of WildFly: configuration, and the transaction log
 *   data/payara              the same of Payara, where that runs the application
 *   logs                     what each part prints
 *   run                      the processes that are alive
 * </pre>
 *
 * What it creates only the owner can read.
 */
public final class Home implements AutoCloseable {

    private final Path directory;
    private final Optional<FileChannel> lock;

    private Home(Path directory, Optional<FileChannel> lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Creates what is missing and takes the lock, which the operating system gives back even if this process is killed.
     *
     * @throws BadSetting      if nothing can be written there
     * @throws LauncherFailure if another launcher holds this home
     */
    public static Home open(Path directory) {
        try {
            for (String folder : List.of("data", "logs", "run")) {
                createPrivate(directory.resolve(folder));
            }
            return new Home(directory, Optional.of(lock(directory.resolve("run").resolve("lock"))));
        } catch (IOException | UncheckedIOException | SecurityException e) {
            throw new BadSetting(Settings.HOME, "names a folder that can't be written: " + directory + " (" + e + ")");
        }
    }

    /** Takes no lock and creates nothing: for a look at what another launcher keeps running there. */
    static Home heldByAnother(Path directory) {
        return new Home(directory, Optional.empty());
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return channel;
            }
        } catch (OverlappingFileLockException heldInThisVeryProcess) {
            channel.close();
            throw inUse(file);
        }
        channel.close();
        throw inUse(file);
    }

    private static LauncherFailure inUse(Path lockFile) throws IOException {
        return new LauncherFailure(lockFile.getParent().getParent() + " is in use by another run (pid " + Files.readString(lockFile)
                + "). Stop that one, or set " + Settings.HOME + " to another folder.");
    }

    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    public Path directory() {
        return directory;
    }

    Path data(String part) {
        return directory.resolve("data").resolve(part);
    }

    /** The folder with a log of each part. */
    public Path logs() {
        return directory.resolve("logs");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path pidFile(String part) {
        return directory.resolve("run").resolve(part + PidFile.SUFFIX);
    }

    Path credentialsFile() {
        return directory.resolve("credentials.properties");
    }

    Path portsFile() {
        return directory.resolve("ports.properties");
    }

    /** Whether something that is to be done once in the life of this home has been done. */
    boolean remembers(String event) {
        return Files.exists(directory.resolve("data").resolve(event));
    }

    void remember(String event) {
        try {
            Files.writeString(directory.resolve("data").resolve(event), "done\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for each process that a launcher started here and hasn't stopped. */
    List<PidFile> pidFiles() {
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            return files.filter(file -> file.toString().endsWith(PidFile.SUFFIX)).map(PidFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        if (lock.isPresent()) {
            try {
                lock.get().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
