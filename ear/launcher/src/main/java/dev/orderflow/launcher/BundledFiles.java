package dev.orderflow.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the modules of {@code jms-config} bring along: files, from a jar or from a build folder, and jars. */
final class BundledFiles {

    private BundledFiles() {
    }

    /** Copies the files of a folder, over what is there. */
    static void copy(String folder, Path target) {
        URL url = BundledFiles.class.getResource("/" + folder);
        if (url == null) {
            throw new IllegalStateException("no " + folder + " on the class path");
        }
        try {
            URI uri = url.toURI();
            if (uri.getScheme().equals("jar")) {
                // The Map makes it a file system of our own, which closing takes from nobody else.
                Path jar = Path.of(URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*", "")));
                try (FileSystem inJar = FileSystems.newFileSystem(jar, Map.of())) {
                    copy(inJar.getPath(folder), target);
                }
            } else {
                copy(Path.of(uri), target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies all that lies in a folder of a jar, and in the folders in it, over what is there. */
    static void unpack(Path jar, String folder, Path target) throws IOException {
        try (FileSystem inJar = FileSystems.newFileSystem(jar, Map.of());
                Stream<Path> files = Files.walk(inJar.getPath(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(inJar.getPath(folder).relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The jar of the class path that has this class. Loads no class: what it extends may be missing here. */
    static Path jarWith(String className) {
        String file = className.replace('.', '/') + ".class";
        URL url = BundledFiles.class.getResource("/" + file);
        if (url == null || !url.getProtocol().equals("jar")) {
            throw new IllegalStateException("no jar on the class path has " + className + ", but " + url);
        }
        return Path.of(URI.create(url.getPath().substring(0, url.getPath().indexOf("!"))));
    }

    /** Through a copy under another name: a run that is killed here leaves no half a file. */
    static void replace(Path source, Path target) throws IOException {
        if (!Files.isRegularFile(source)) {
            throw new IOException("there is no " + source);
        }
        Path copy = target.resolveSibling(target.getFileName() + ".new");
        Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void copy(Path folder, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        Files.createDirectories(target);
        for (Path file : files) {
            Files.copy(file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
