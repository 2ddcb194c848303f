package dev.orderflow.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documents of the project")
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```");
    private static final Set<String> WITHOUT_DOCUMENTS = Set.of("target", ".git", ".orderflow", "node_modules");

    private final Path project = project();

    @Test
    @DisplayName("lead only to files and chapters that are there")
    void links() throws IOException {
        try (Stream<Path> files = documents()) {
            assertThat(files.flatMap(this::broken)).isEmpty();
        }
    }

    @Test
    @DisplayName("are found by the test, and a link into nowhere is named")
    void bites() throws IOException {
        try (Stream<Path> files = documents()) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).contains("README.md", "architecture.md", "CONTRIBUTING.md");
        }
        Path readme = project.resolve("README.md");
        assertThat(isBroken(readme, "ear/docs/nowhere.md")).isTrue();
        assertThat(isBroken(readme, "ear/docs/architecture.md#nowhere")).isTrue();
        assertThat(isBroken(readme, "ear/docs/architecture.md#the-rings")).isFalse();
    }

    private Stream<Path> documents() throws IOException {
        return Files.walk(project)
                .filter(file -> file.getFileName().toString().endsWith(".md"))
                .filter(file -> Stream.iterate(file, it -> !it.equals(project), Path::getParent)
                        .noneMatch(it -> WITHOUT_DOCUMENTS.contains(it.getFileName().toString())));
    }

    private Stream<String> broken(Path document) {
        return LINK.matcher(CODE_BLOCK.matcher(read(document)).replaceAll("")).results()
                .map(link -> link.group(1))
                .filter(target -> isBroken(document, target))
                .map(target -> project.relativize(document) + " leads to " + target);
    }

    private static boolean isBroken(Path document, String target) {
        if (target.matches("[a-z]+:.*")) {
            return false;
        }
        String[] fileAndChapter = target.split("#", 2);
        Path file = fileAndChapter[0].isEmpty() ? document : document.resolveSibling(fileAndChapter[0]);
        return !Files.exists(file) || fileAndChapter.length == 2 && !chapters(file).contains(fileAndChapter[1]);
    }

    /** As GitHub names them: lower case, blanks are hyphens, what is neither letter, digit, hyphen nor underscore is left out. */
    private static List<String> chapters(Path document) {
        return HEADING.matcher(CODE_BLOCK.matcher(read(document)).replaceAll("")).results()
                .map((MatchResult heading) -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toList());
    }

    private static String read(Path document) {
        try {
            return Files.readString(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder that holds all modules. */
    private static Path project() {
        return Stream.iterate(Path.of("").toAbsolutePath(), it -> it != null, Path::getParent)
                .filter(it -> Files.isDirectory(it.resolve(".mvn")))
                .findFirst()
                .orElseThrow();
    }
}
