package dev.orderflow.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    private final List<Path> documents = Project.files(".md");

    @Test
    @DisplayName("lead only to files and chapters that are there")
    void links() {
        assertThat(documents.stream().flatMap(LinksTest::broken)).isEmpty();
    }

    @Test
    @DisplayName("are found by the test, and a link into nowhere is named")
    void bites() {
        assertThat(documents.stream().map(Path::getFileName).map(Path::toString))
                .contains("README.md", "architecture.md", "CONTRIBUTING.md");
        Path readme = Project.FOLDER.resolve("README.md");
        assertThat(isBroken(readme, "ear/docs/nowhere.md")).isTrue();
        assertThat(isBroken(readme, "ear/docs/architecture.md#nowhere")).isTrue();
        assertThat(isBroken(readme, "ear/docs/architecture.md#the-rings")).isFalse();
    }

    private static Stream<String> broken(Path document) {
        return LINK.matcher(CODE_BLOCK.matcher(Project.read(document)).replaceAll("")).results()
                .map(link -> link.group(1))
                .filter(target -> isBroken(document, target))
                .map(target -> Project.FOLDER.relativize(document) + " leads to " + target);
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
        return HEADING.matcher(CODE_BLOCK.matcher(Project.read(document)).replaceAll("")).results()
                .map((MatchResult heading) -> heading.group(1).strip().toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toList());
    }
}
