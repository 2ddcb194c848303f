package dev.orderflow.house;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("servers.md, and the tests that a server leaves out")
class ServersTest {

    private static final Path LIST = Project.FOLDER.resolve("ear/system/src/test/resources/not-on-payara.properties");
    private static final Path ROWS = Project.FOLDER.resolve("ear/docs/servers.md");
    private static final List<Path> TESTS =
            Project.files("IT.java").stream().filter(file -> file.startsWith(Project.FOLDER.resolve("ear/system"))).toList();
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^([A-Za-z]+)(?:\\.([A-Za-z]+))? *= *(.+)$");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| ([^|]+?) \\|");

    @Test
    @DisplayName("there is a row for each test that is left out")
    void rows() {
        Set<String> rows = rowsOf(Project.read(ROWS));

        assertThat(reasons(Project.read(LIST))).isNotEmpty().allSatisfy(reason -> assertThat(rows).contains(reason));
    }

    @Test
    @DisplayName("there is a test for each that is left out")
    void tests() {
        assertThat(LEFT_OUT.matcher(Project.read(LIST)).results()).allSatisfy(test -> assertThat(sourcesOf(test.group(1)))
                .as(test.group())
                .hasSize(1)
                .allMatch(source -> test.group(2) == null || source.contains("void " + test.group(2) + "(")));
    }

    @Test
    @DisplayName("is found by the test, which knows a row by its first cell")
    void bites() {
        assertThat(rowsOf("| a | b |\n| --- | --- |\n| the row | yes |\n")).contains("the row").doesNotContain("yes");
        assertThat(reasons("# none\nSomeIT = the row\nOtherIT.method=other row")).containsExactly("the row", "other row");
        assertThat(sourcesOf("LifeOfAnOrderIT")).hasSize(1);
        assertThat(sourcesOf("NobodyIT")).isEmpty();
    }

    /** Those of the whole: the modules' own tests have some of the same names. */
    private static List<String> sourcesOf(String test) {
        return TESTS.stream().filter(file -> file.endsWith(test + ".java")).map(Project::read).toList();
    }

    private static List<String> reasons(String list) {
        return LEFT_OUT.matcher(list).results().map(test -> test.group(3).strip()).toList();
    }

    private static Set<String> rowsOf(String document) {
        Stream<String> cells = FIRST_CELL.matcher(document).results().map(row -> row.group(1));
        return cells.collect(toSet());
    }
}
