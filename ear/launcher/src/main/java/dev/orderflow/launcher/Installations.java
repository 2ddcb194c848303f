package dev.orderflow.launcher;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The servers, unpacked once and shared by all homes, which write nothing here. Each lies in a folder named after its
 * version; that folder appears whole or not at all, and any number of launchers may ask for it at the same time.
 */
final class Installations {

    private static final int BUFFER = 1 << 16;
    private static final String UNFINISHED = ".unpacking";

    private final Path servers;
    private final Progress progress;

    Installations(Path servers, Progress progress) {
        this.servers = servers;
        this.progress = progress;
    }

    /** WildFly's home, from its zip. */
    Path wildfly(Path zip) {
        String name = zip.getFileName().toString().replace("-dist", "").replace(".zip", "");
        return unpacked(name, () -> new ZipArchiveInputStream(new BufferedInputStream(Files.newInputStream(zip), BUFFER)), true);
    }

    /** Payara's home, from its zip. */
    Path payara(Path zip) {
        String name = zip.getFileName().toString().replace(".zip", "");
        return unpacked(name, () -> new ZipArchiveInputStream(new BufferedInputStream(Files.newInputStream(zip), BUFFER)), true);
    }

    /** The broker's home, from its tar.gz. */
    Path artemis(Path tarGz) {
        String name = tarGz.getFileName().toString().replace("-bin.tar.gz", "");
        return unpacked(name, () -> new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(tarGz), BUFFER)), true);
    }

    /** The folder with PostgreSQL's bin, lib and share, from the class path. */
    Path postgresql() {
        PostgreSqlBinaries binaries = PostgreSqlBinaries.ofThisMachine();
        return unpacked("postgresql-" + binaries.version(),
                () -> new TarArchiveInputStream(new XZInputStream(binaries.open())), false);
    }

    /** @param inFolder whether the archive's files are all in one folder, which is left out here */
    private Path unpacked(String name, Archive archive, boolean inFolder) {
        Path target = servers.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(servers);
            // A lock of files is held by the process, so two threads of one take turns before it.
            synchronized (Installations.class) {
                try (FileChannel lock = FileChannel.open(servers.resolve(name + ".lock"), StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!Files.isDirectory(target)) {
                        unpack(name, archive, inFolder, target);
                    }
                    return target;
                }
            }
        } catch (IOException e) {
            throw new LauncherFailure(name + " can't be unpacked to " + servers + ": " + e, e);
        }
    }

    private void unpack(String name, Archive archive, boolean inFolder, Path target) throws IOException {
        progress.says("unpacking " + name + " (first time only)");
        Path unfinished = servers.resolve(name + UNFINISHED);
        delete(unfinished);
        try (ArchiveInputStream<?> entries = archive.open()) {
            for (ArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = inside(unfinished, inFolder ? withoutFolder(entry.getName()) : entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    write(entries, entry, file);
                }
            }
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(InputStream content, ArchiveEntry entry, Path file) throws IOException {
        if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(tar.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean executable = entry instanceof TarArchiveEntry tar ? (tar.getMode() & 0100) != 0 : file.toString().endsWith(".sh");
        if (executable) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.addAll(Set.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
            Files.setPosixFilePermissions(file, permissions);
        }
    }

    private static String withoutFolder(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    private static Path inside(Path folder, String name) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("an archive's entry points out of its folder: " + name);
        }
        return file;
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @FunctionalInterface
    private interface Archive {
        ArchiveInputStream<?> open() throws IOException;
    }
}
