package dev.orderflow.portability;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.orderflow.events.ArchitectureRules;
import java.util.List;

/** The rules hold in all modules; the module graph alone would not keep JMS out of what a module does about a fact. */
@AnalyzeClasses(packages = "dev.orderflow", importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule NO_TWO_PACKAGES_NEED_EACH_OTHER = slices().matching("dev.orderflow.(**)").should().beFreeOfCycles();

    /** Rules about packages that are not there hold always. */
    @ArchTest
    static void areAllThere(JavaClasses classes) {
        List<String> modules = List.of(
                "audit", "database", "deadletters", "events", "history", "identity", "imports", "inventory", "messaging",
                "operations", "orders", "payment", "reconciliation", "rhythm", "settings", "shipping", "start");
        for (String module : modules) {
            assertThat(classes).as(module).anyMatch(type -> type.getPackageName().startsWith("dev.orderflow." + module));
        }
    }

    /** What another module's tests are lent is no product either. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
