package dev.orderflow.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.orderflow.web.http.KnowsAResource;
import dev.orderflow.web.http.Preconditions;
import dev.orderflow.web.orders.OrdersResource;
import jakarta.jms.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rooms of web: each resource has one, what all of them use lies below, and none speaks JMS. */
@AnalyzeClasses(packages = "dev.orderflow.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_TWO_PACKAGES_NEED_EACH_OTHER = slices().matching("dev.orderflow.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_RESOURCE = noClasses()
            .that().resideInAPackage("..web.http..")
            .should().dependOnClassesThat(describe(
                    "are of another room",
                    type -> type.getPackageName().startsWith("dev.orderflow.web.")
                            && !type.getPackageName().equals("dev.orderflow.web.http")));

    @ArchTest
    static final ArchRule NOBODY_SPEAKS_JMS = noClasses()
            .should().dependOnClassesThat().resideInAPackage("jakarta.jms..");

    @Test
    @DisplayName("Each rule bites: a class of http that knows a resource, and a class that takes a JMS message, are named")
    void bites() {
        assertThat(violations(HTTP_KNOWS_NO_RESOURCE, KnowsAResource.class)).contains("KnowsAResource");
        assertThat(violations(NO_TWO_PACKAGES_NEED_EACH_OTHER, KnowsAResource.class, OrdersResource.class, Preconditions.class))
                .contains("KnowsAResource");
        assertThat(violations(NOBODY_SPEAKS_JMS, TakesAMessage.class)).contains("TakesAMessage");
    }

    private static String violations(ArchRule rule, Class<?>... suspects) {
        return String.join("\n", rule.evaluate(new ClassFileImporter().importClasses(suspects)).getFailureReport().getDetails());
    }

    @SuppressWarnings("unused")
    private interface TakesAMessage {
        void take(Message message);
    }
}
