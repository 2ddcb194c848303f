package dev.orderflow.house;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A name of a type")
class NamesTest {

    /** They introduce a package or a module, and are no types. */
    private static final Set<String> INTRODUCTIONS = Set.of("package-info", "module-info");

    /** A helper of tests that is the same thing once more, in a module that cannot have the other. */
    private static final Set<String> THE_SAME_THING = Set.of("BrokerConsole");

    private static final Pattern NESTED = Pattern.compile("(?m)^ +(?:[a-z-]+ )*(?:class|record|interface|enum) (\\w+)");

    private final List<Path> product = sources("/src/main/java/");
    private final List<Path> tests = sources("/src/test/java/");

    @Test
    @DisplayName("is given once in the product, so that one name has one meaning")
    void once() {
        assertThat(shared(product)).isEmpty();
    }

    @Test
    @DisplayName("of the product is no name of a test's helper, which would mean something else by it")
    void helpers() {
        assertThat(borrowed(product, tests).filter(name -> !THE_SAME_THING.contains(name))).isEmpty();
    }

    @Test
    @DisplayName("of a type within another is no name of a type that has its own file, which would mean something else by it")
    void nested() {
        assertThat(twice(product)).isEmpty();
    }

    @Test
    @DisplayName("is found by the test, and one that is given twice is named with both files")
    void bites() {
        List<Path> some = List.of(Path.of("a/Broker.java"), Path.of("b/Broker.java"), Path.of("b/Broker2.java"));

        assertThat(shared(some)).containsExactly("Broker: a/Broker.java, b/Broker.java");
        assertThat(borrowed(some, List.of(Path.of("c/Broker2.java"), Path.of("c/Broker3.java")))).containsExactly("Broker2");
        assertThat(product.stream().map(NamesTest::nameOf)).contains("OrderPlacement", "OrdersResource", "Stack", "BatchingAdapter");
        assertThat(product.stream().flatMap(NamesTest::nestedIn)).contains("Line", "Turn", "SubscriptionFlow");
        assertThat(tests.stream().map(NamesTest::nameOf)).contains("NamesTest", "InMemoryWarehouse");
    }

    private static List<Path> sources(String folder) {
        return Project.files(".java").stream()
                .filter(file -> file.toString().contains(folder))
                .filter(file -> !INTRODUCTIONS.contains(nameOf(file)))
                .map(Project.FOLDER::relativize)
                .toList();
    }

    private static Stream<String> shared(List<Path> sources) {
        return sources.stream().collect(groupingBy(NamesTest::nameOf, TreeMap::new, mapping(Path::toString, toList()))).entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name -> name.getKey() + ": " + String.join(", ", name.getValue()));
    }

    private static Stream<String> borrowed(List<Path> product, List<Path> tests) {
        Set<String> names = product.stream().map(NamesTest::nameOf).collect(toSet());
        return tests.stream().map(NamesTest::nameOf).filter(names::contains).distinct();
    }

    /** The types within others that are called like a file of the product. */
    private static Stream<String> twice(List<Path> product) {
        Set<String> files = product.stream().map(NamesTest::nameOf).collect(toSet());
        return product.stream().flatMap(file -> nestedIn(file).filter(files::contains).map(name -> name + " in " + file));
    }

    private static Stream<String> nestedIn(Path source) {
        return NESTED.matcher(Project.read(Project.FOLDER.resolve(source))).results().map(found -> found.group(1));
    }

    private static String nameOf(Path source) {
        return source.getFileName().toString().replaceFirst("\\.java$", "");
    }
}
