package dev.orderflow.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The promises of the packages")
class PromisesTest {

    private static final Pattern PROMISE = Pattern.compile("<li>(\\S*P\\d+) ");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package dev\\.orderflow\\.(\\S+);");
    private static final Pattern QUOTE = Pattern.compile("\\b[A-Z]+(?:-[A-Z]+)*-P\\d+\\b");
    private static final Pattern NAMELESS_QUOTE = Pattern.compile("@DisplayName\\(\"P\\d+\\b");

    private final List<String> introductions = Project.files("package-info.java").stream().map(Project::read).toList();
    private final List<Path> tests = Project.files(".java").stream()
            .filter(file -> file.toString().contains("/src/test/java/"))
            .filter(file -> !file.getParent().endsWith("dev/orderflow/house"))
            .toList();

    @Test
    @DisplayName("are called after their package, so that one search finds promise, code and test")
    void names() {
        assertThat(introductions.stream().flatMap(PromisesTest::misnamed)).isEmpty();
    }

    @Test
    @DisplayName("are quoted by a test, each of them")
    void quoted() {
        assertThat(promises()).isNotEmpty().isSubsetOf(quotes());
    }

    @Test
    @DisplayName("are what the tests quote, and nothing else")
    void known() {
        assertThat(quotes()).isSubsetOf(promises());
        assertThat(tests).allSatisfy(test -> assertThat(Project.read(test)).doesNotContainPattern(NAMELESS_QUOTE));
    }

    @Test
    @DisplayName("are found by the test, and one that is called otherwise is named")
    void bites() {
        assertThat(misnamed(" *   <li>P1 Says little.\n */\npackage dev.orderflow.web.http;")).containsExactly("P1 of WEB-HTTP");
        assertThat(misnamed(" *   <li>PAYMENT-P1 Says more.\n */\npackage dev.orderflow.web.http;"))
                .containsExactly("PAYMENT-P1 of WEB-HTTP");
        assertThat(misnamed(" *   <li>WEB-HTTP-P1 Says it.\n */\npackage dev.orderflow.web.http;")).isEmpty();
        assertThat(QUOTE.matcher("@DisplayName(\"WEB-HTTP-P1 WEB-P12 is quoted\")").results().map(MatchResult::group))
                .containsExactly("WEB-HTTP-P1", "WEB-P12");
    }

    private Set<String> promises() {
        return introductions.stream().flatMap(PromisesTest::promises).collect(toCollection(TreeSet::new));
    }

    private Set<String> quotes() {
        return tests.stream()
                .flatMap(test -> QUOTE.matcher(Project.read(test)).results())
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> misnamed(String introduction) {
        MatchResult name = PACKAGE.matcher(introduction).results().findFirst().orElseThrow();
        String prefix = name.group(1).toUpperCase(Locale.ROOT).replace('.', '-');
        return promises(introduction).filter(promise -> !promise.matches(prefix + "-P\\d+")).map(promise -> promise + " of " + prefix);
    }

    private static Stream<String> promises(String introduction) {
        return PROMISE.matcher(introduction).results().map(promise -> promise.group(1));
    }
}
