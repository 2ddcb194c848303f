package dev.orderflow.events;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;

/**
 * The rules that hold in every module; that business modules share nothing but the events is carried by the module graph.
 *
 * <p>{@code ejb/portability-tests}, which has all modules, applies them to all.
 */
public final class ArchitectureRules {

    /**
     * JMS is a technology: what a module does about a fact can be read, and tested, without it. {@code artemis} and {@code adapter} are of
     * one broker.
     */
    @ArchTest
    public static final ArchRule ONLY_JMS_PACKAGES_TOUCH_JMS = noClasses()
            .that().resideOutsideOfPackages("..jms..", "..messaging..", "..artemis..", "..adapter..")
            .should().dependOnClassesThat().resideInAPackage("jakarta.jms..")
            // In a module that is nothing but JMS.
            .allowEmptyShould(true);

    /** {@code web} offers REST, {@code http} packages call the REST of others; the trade knows neither. */
    @ArchTest
    public static final ArchRule ONLY_WEB_AND_HTTP_PACKAGES_TOUCH_JAX_RS = noClasses()
            .that().resideOutsideOfPackages("..web..", "..http..")
            .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..");

    /** Facts cross modules, servers and versions: they carry values, and nobody's classes. Only the event contract has any. */
    @ArchTest
    public static final ArchRule FACTS_ARE_RECORDS_OF_JDK_TYPES = classes()
            .that().areAssignableTo(Fact.class).and().areNotInterfaces()
            .should(beRecordsOfJdkTypes())
            .allowEmptyShould(true);

    /**
     * Payara 6 does not enlist resources in a transaction that {@code @Transactional} begins below a time-out method: a message that is
     * sent in one is never committed, and nobody is told. In the transaction of an enterprise bean it is.
     */
    @ArchTest
    public static final ArchRule WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN = classes()
            .that(describe("are called by a timer", TimersCalls::isCalledByTimer))
            .should(TimersCalls.sendOnlyInTransactionsOfEnterpriseBeans())
            .allowEmptyShould(true);

    private ArchitectureRules() {}

    /** A record whose components are JDK types, or such records, or collections of these; arrays can change and are none. */
    static ArchCondition<JavaClass> beRecordsOfJdkTypes() {
        return new ArchCondition<>("be records of JDK types") {
            @Override
            public void check(JavaClass fact, ConditionEvents events) {
                if (!fact.isRecord()) {
                    events.add(violated(fact, fact.getName() + " is no record"));
                }
                fact.getFields().stream()
                        .filter(field -> !carriesOnlyValues(field))
                        .forEach(field -> events.add(violated(fact, field.getDescription() + " is of no JDK type")));
            }
        };
    }

    private static boolean carriesOnlyValues(JavaField field) {
        return !field.getRawType().isArray()
                && field.getType().getAllInvolvedRawTypes().stream().allMatch(ArchitectureRules::isValue);
    }

    private static boolean isValue(JavaClass type) {
        return type.isPrimitive()
                || type.getPackageName().startsWith("java.")
                || type.isRecord() && type.getFields().stream().allMatch(ArchitectureRules::carriesOnlyValues);
    }
}
