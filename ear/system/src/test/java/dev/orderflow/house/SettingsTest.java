package dev.orderflow.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("settings.md")
class SettingsTest {

    private static final Pattern IN_A_PRODUCT = Pattern.compile("(ejb/[a-z]+|web|ear/launcher)/src/main/");
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern VARIABLE = Pattern.compile("`(?:ORDERFLOW)?(_[A-Z_]+)`");
    private static final Pattern NAME = Pattern.compile("\"(ORDERFLOW(?:_[A-Z]+)+)\"");
    private static final Pattern ENDING = Pattern.compile("\\+ \"((?:_[A-Z]+)+)\"");

    @Test
    @DisplayName("has every variable that the application or its launcher reads")
    void hasAll() {
        Set<String> documented = documented();

        assertThat(readers().stream().flatMap(reader -> undocumented(reader, documented))).isEmpty();
    }

    @Test
    @DisplayName("has no other")
    void hasNoOther() {
        List<String> readers = readers();

        assertThat(documented()).allMatch(variable -> readers.stream().anyMatch(reader -> reads(reader, variable)));
    }

    @Test
    @DisplayName("is found by the test, which names what is missing, and knows a name in parts")
    void bites() {
        String reader = "NAME = \"ORDERFLOW_NODE\"; TOKEN = NAME + \"_TOKEN\"; OTHER = \"ORDERFLOW_OTHER\";";

        assertThat(documented()).contains("ORDERFLOW_NODE", "ORDERFLOW_DB_PASSWORD", "ORDERFLOW_STREAMS");
        assertThat(undocumented(reader, Set.of("ORDERFLOW_NODE"))).containsExactlyInAnyOrder("..._TOKEN", "ORDERFLOW_OTHER");
        assertThat(reads(reader, "ORDERFLOW_NODE_TOKEN")).isTrue();
        assertThat(reads(reader, "ORDERFLOW_TOKEN")).isFalse();
    }

    private static Set<String> documented() {
        return found(FIRST_COLUMN, Project.read(Project.FOLDER.resolve("ear/docs/settings.md")))
                .flatMap(row -> found(VARIABLE, row))
                .map(name -> "ORDERFLOW" + name)
                .collect(toSet());
    }

    /** The sources in which a name of a variable, or the beginning of several, is said. */
    private static List<String> readers() {
        return Project.files(".java").stream()
                .filter(file -> IN_A_PRODUCT.matcher(Project.FOLDER.relativize(file).toString()).lookingAt())
                .map(Project::read)
                .filter(NAME.asPredicate())
                .toList();
    }

    private static Stream<String> undocumented(String reader, Set<String> documented) {
        List<String> names = found(NAME, reader).toList();
        Stream<String> unknownNames = names.stream()
                .filter(name -> documented.stream().noneMatch(it -> it.equals(name) || it.startsWith(name + "_")));
        Stream<String> unknownEndings = found(ENDING, reader)
                .filter(ending -> names.stream().noneMatch(name -> documented.contains(name + ending)))
                .map(ending -> "..." + ending);
        return Stream.concat(unknownNames, unknownEndings);
    }

    private static boolean reads(String reader, String variable) {
        return found(NAME, reader)
                .anyMatch(name -> variable.equals(name) || found(ENDING, reader).anyMatch(it -> variable.equals(name + it)));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1));
    }
}
