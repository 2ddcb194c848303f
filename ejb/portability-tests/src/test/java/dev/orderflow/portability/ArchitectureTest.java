package dev.orderflow.portability;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.orderflow.events.ArchitectureRules;
import java.util.List;

/** The rules hold in all modules; the module graph alone would not keep JMS out of what a module does about a fact. */
@AnalyzeClasses(packages = "dev.orderflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    /** Rules about packages that are not there hold always. */
    @ArchTest
    static void areAllThere(JavaClasses classes) {
        for (String module :
                List.of("database", "deadletters", "events", "history", "imports", "inventory", "orders", "payment", "reconciliation", "shipping")) {
            assertThat(classes).as(module).anyMatch(type -> type.getPackageName().startsWith("dev.orderflow." + module));
        }
    }
}
