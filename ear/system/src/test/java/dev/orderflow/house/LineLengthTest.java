package dev.orderflow.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The lines of the sources")
class LineLengthTest {

    /** As .editorconfig has it. */
    private static final int LONGEST = 140;

    private static final Pattern OF_EDITORCONFIG = Pattern.compile("(?m)^max_line_length = " + LONGEST + "$");
    private static final String TEXT_BLOCK = "\"\"\"";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S{40,}");

    private final List<Path> sources = Project.files(".java");

    @Test
    @DisplayName("are as long as .editorconfig has them at most, but for texts and addresses that go on")
    void length() {
        assertThat(Project.read(Project.FOLDER.resolve(".editorconfig"))).containsPattern(OF_EDITORCONFIG);
        assertThat(sources.stream().flatMap(LineLengthTest::tooLong)).isEmpty();
    }

    @Test
    @DisplayName("are found by the test, and one that is too long is named")
    void bites() {
        String justRight = "x".repeat(LONGEST);
        String block = "String text = " + TEXT_BLOCK;

        assertThat(sources).hasSizeGreaterThan(900);
        assertThat(tooLong(justRight + "\n" + justRight + "x")).containsExactly("2");
        assertThat(tooLong(block + "\n" + justRight + "x\n    " + TEXT_BLOCK + ";\n" + justRight + "x")).containsExactly("4");
        assertThat(tooLong(" * https://example.org/" + justRight + "x")).isEmpty();
    }

    private static Stream<String> tooLong(Path source) {
        return tooLong(Project.read(source)).stream().map(line -> Project.FOLDER.relativize(source) + ":" + line);
    }

    private static List<String> tooLong(String source) {
        List<String> found = new ArrayList<>();
        String[] lines = source.split("\n");
        boolean inText = false;
        for (int i = 0; i < lines.length; i++) {
            if (!inText && lines[i].length() > LONGEST && !ADDRESS.matcher(lines[i]).find()) {
                found.add(String.valueOf(i + 1));
            }
            // One that begins and ends in the same line is no block.
            inText ^= lines[i].split(TEXT_BLOCK, -1).length % 2 == 0;
        }
        return found;
    }
}
