package dev.orderflow.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.house.cycle.left.NeedsRight;
import dev.orderflow.house.cycle.right.NeedsLeft;
import dev.orderflow.launcher.Stack;
import dev.orderflow.system.crash.Books;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What is particular to a server knows no module, and no module a server. Read from the compiled classes, because no class path has those
 * of all.
 */
@DisplayName("The rings of architecture.md")
class RingsTest {

    private static final Set<String> ROOMS_OF_JMS_CONFIG = Set.of("adapter", "artemis", "broker", "front", "postgresql", "wildfly");
    private static final Set<String> ROOMS_OF_THE_LAUNCHER = Set.of("launcher", "faults");

    /** Interfaces by which the application asks something of its server. */
    private static final Set<String> ASKED_OF_A_SERVER = Set.of("dev.orderflow.messaging.Listeners", "dev.orderflow.messaging.Verbatim");

    private static final String OURS = "dev.orderflow.";

    private static final ArchRule NO_TWO_PACKAGES_NEED_EACH_OTHER = slices().matching("dev.orderflow.(**)").should().beFreeOfCycles();

    private static final ArchRule JMS_CONFIG_KNOWS_NO_MODULE = noClasses()
            .should().dependOnClassesThat(describe(
                    "are of a module, and not asked of a server",
                    type -> isOutside(type, ROOMS_OF_JMS_CONFIG) && !ASKED_OF_A_SERVER.contains(type.getName())));

    /** It starts what jms-config has for a server; what the application is made of is an archive for it. */
    private static final ArchRule THE_LAUNCHER_KNOWS_NO_MODULE = noClasses()
            .should().dependOnClassesThat(describe(
                    "are of a module", type -> isOutside(type, ROOMS_OF_THE_LAUNCHER) && isOutside(type, ROOMS_OF_JMS_CONFIG)));

    private static final ArchRule NO_MODULE_KNOWS_A_SERVER = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage(
                    "org.jboss..", "org.wildfly..", "io.undertow..", "org.xnio..",
                    "fish.payara..", "org.glassfish..", "com.sun.enterprise..",
                    "org.apache.activemq..", "org.apache.artemis..", "org.postgresql..");

    /** The others, {@code jpa} and {@code jms} for example, are how a room does what it shows. */
    private static final ArchRule ROOMS_SHOW_ONE_PACKAGE = classes().should(new ArchCondition<>("know no inner package of another room") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isInnerOfAnother(dependency.getTargetClass().getBaseComponentType(), type))
                    .forEach(dependency -> events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
        }
    });

    /**
     * Their classes lie in the EAR's lib, which sees the beans of the modules on some servers only (Jakarta EE Platform 10, 8.3). A module
     * gives them what it has for them.
     */
    private static final Set<String> ROOMS_OF_THE_LIBRARY = Set.of("database", "events", "messaging", "rhythm", "settings");

    private static final ArchRule THE_LIBRARY_GETS_NO_BEAN_OF_A_MODULE = fields()
            .that().areAnnotatedWith("jakarta.inject.Inject")
            .and().areDeclaredInClassesThat(describe("are of the library", type -> !isOutside(type, ROOMS_OF_THE_LIBRARY)))
            .should(new ArchCondition<>("be of what the library has itself") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    field.getAllInvolvedRawTypes().stream()
                            .flatMap(type -> type.getAllSubclasses().stream())
                            .filter(type -> isOutside(type, ROOMS_OF_THE_LIBRARY))
                            .forEach(type -> events.add(
                                    SimpleConditionEvent.violated(field, field.getFullName() + " may be " + type.getName())));
                }
            });

    private static final JavaClasses JMS_CONFIG = compiled("jms-config");
    private static final JavaClasses LAUNCHER = compiled("ear/launcher", "ear/faults");
    private static final JavaClasses MODULES = compiled("ejb", "web");

    @Test
    @DisplayName("what is particular to a server knows no module, but for what the application asks of a server")
    void jmsConfig() {
        JMS_CONFIG_KNOWS_NO_MODULE.check(JMS_CONFIG);
        NO_TWO_PACKAGES_NEED_EACH_OTHER.check(JMS_CONFIG);
    }

    @Test
    @DisplayName("the launcher knows no module")
    void launcher() {
        THE_LAUNCHER_KNOWS_NO_MODULE.check(LAUNCHER);
        NO_TWO_PACKAGES_NEED_EACH_OTHER.check(LAUNCHER);
    }

    @Test
    @DisplayName("no module knows a server, a broker or a database")
    void modules() {
        NO_MODULE_KNOWS_A_SERVER.check(MODULES);
    }

    @Test
    @DisplayName("modules meet in the packages that they show, and need each other in one direction")
    void meet() {
        ROOMS_SHOW_ONE_PACKAGE.check(MODULES);
        NO_TWO_PACKAGES_NEED_EACH_OTHER.check(MODULES);
    }

    @Test
    @DisplayName("what the EAR's library injects is in the library")
    void library() {
        THE_LIBRARY_GETS_NO_BEAN_OF_A_MODULE.check(MODULES);
    }

    @Test
    @DisplayName("are all seen: rules about classes that are not there hold always")
    void areAllThere() {
        assertThat(roomsOf(JMS_CONFIG)).containsExactlyInAnyOrderElementsOf(ROOMS_OF_JMS_CONFIG);
        assertThat(roomsOf(LAUNCHER)).containsExactlyInAnyOrderElementsOf(ROOMS_OF_THE_LAUNCHER);
        assertThat(roomsOf(MODULES)).contains(
                "audit", "database", "deadletters", "events", "history", "identity", "imports", "inventory", "messaging",
                "operations", "orders", "payment", "reconciliation", "rhythm", "settings", "shipping", "start", "web");
    }

    @Test
    @DisplayName("have rules that bite: who knows a module, who knows a server, and packages that need each other are named")
    void bites() {
        assertThat(violations(JMS_CONFIG_KNOWS_NO_MODULE, KnowsAFact.class)).contains("KnowsAFact");
        assertThat(violations(JMS_CONFIG_KNOWS_NO_MODULE, KnowsTheLauncher.class)).contains("KnowsTheLauncher");
        assertThat(violations(THE_LAUNCHER_KNOWS_NO_MODULE, KnowsAFact.class)).contains("KnowsAFact");
        assertThat(violations(THE_LAUNCHER_KNOWS_NO_MODULE, KnowsTheLauncher.class)).isEmpty();
        assertThat(violations(NO_MODULE_KNOWS_A_SERVER, KnowsTheBroker.class)).contains("KnowsTheBroker");
        assertThat(violations(NO_MODULE_KNOWS_A_SERVER, KnowsAFact.class)).isEmpty();
        assertThat(violations(ROOMS_SHOW_ONE_PACKAGE, KnowsAnInnerPackage.class)).contains("KnowsAnInnerPackage");
        assertThat(violations(ROOMS_SHOW_ONE_PACKAGE, NeedsLeft.class, NeedsRight.class, KnowsAFact.class)).isEmpty();
        assertThat(violations(NO_TWO_PACKAGES_NEED_EACH_OTHER, NeedsLeft.class, NeedsRight.class)).contains("NeedsLeft", "NeedsRight");
    }

    private static boolean isInnerOfAnother(JavaClass target, JavaClass from) {
        return target.getPackageName().startsWith(OURS)
                && target.getPackageName().indexOf('.', OURS.length()) > 0
                && !roomOf(target).equals(roomOf(from));
    }

    private static boolean isOutside(JavaClass type, Set<String> rooms) {
        JavaClass single = type.getBaseComponentType();
        return single.getPackageName().startsWith(OURS) && !rooms.contains(roomOf(single));
    }

    private static String roomOf(JavaClass type) {
        return type.getPackageName().substring(OURS.length()).replaceFirst("\\..*", "");
    }

    private static Set<String> roomsOf(JavaClasses classes) {
        Set<String> rooms = new TreeSet<>();
        classes.forEach(type -> rooms.add(roomOf(type)));
        return rooms;
    }

    /** The classes of the product in these folders. */
    private static JavaClasses compiled(String... folders) {
        List<Path> made = Arrays.stream(folders)
                .map(Project.FOLDER::resolve)
                .flatMap(folder -> Stream.concat(Stream.of(folder), Project.foldersIn(folder).stream()))
                .map(module -> module.resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter().importPaths(made);
    }

    private static String violations(ArchRule rule, Class<?>... suspects) {
        return String.join("\n", rule.evaluate(new ClassFileImporter().importClasses(suspects)).getFailureReport().getDetails());
    }

    private interface KnowsAFact {
        @SuppressWarnings("UnusedMethod")
        void of(OrderPlaced[] facts);
    }

    private interface KnowsTheLauncher {
        @SuppressWarnings("UnusedMethod")
        void of(Stack stack);
    }

    private interface KnowsAnInnerPackage {
        @SuppressWarnings("UnusedMethod")
        void of(Books inner);
    }

    private interface KnowsTheBroker {
        @SuppressWarnings("UnusedMethod")
        void of(ActiveMQConnectionFactory connections);
    }
}
