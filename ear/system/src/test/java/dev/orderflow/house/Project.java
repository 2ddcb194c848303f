package dev.orderflow.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the whole project, as they are in the repository. */
final class Project {

    /** The folder that holds all modules. */
    static final Path FOLDER = Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
            .filter(it -> Files.isDirectory(it.resolve(".mvn")))
            .findFirst()
            .orElseThrow();

    private static final Set<String> MADE = Set.of("target", ".git", ".orderflow", "node_modules");

    private Project() {}

    /** All files whose path ends so, but for those that a build or a run has made. */
    static List<Path> files(String end) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(end)).filter(file -> !isMade(file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> foldersIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isMade(Path file) {
        return Stream.iterate(file, it -> !it.equals(FOLDER), Path::getParent).anyMatch(it -> MADE.contains(it.getFileName().toString()));
    }
}
