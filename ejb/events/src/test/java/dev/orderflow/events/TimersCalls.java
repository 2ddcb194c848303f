package dev.orderflow.events;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is called, directly or not, by a method that a timer calls. An implementation is taken for called where its interface is, and what
 * is handed over as a lambda where that is written.
 */
final class TimersCalls {

    private final Set<String> seen = new HashSet<>();
    private final JavaClass timer;
    private final ConditionEvents events;

    private TimersCalls(JavaClass timer, ConditionEvents events) {
        this.timer = timer;
        this.events = events;
    }

    static boolean isCalledByTimer(JavaClass type) {
        return Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream())
                .flatMap(it -> it.getMethods().stream())
                .anyMatch(method -> method.isAnnotatedWith(Timeout.class) || method.isAnnotatedWith(Schedule.class));
    }

    static ArchCondition<JavaClass> sendOnlyInTransactionsOfEnterpriseBeans() {
        return new ArchCondition<>("send only in transactions of enterprise beans") {
            @Override
            public void check(JavaClass timer, ConditionEvents events) {
                TimersCalls calls = new TimersCalls(timer, events);
                timer.getMethods().forEach(method ->
                        calls.follow(method, Optional.empty(), timer.getSimpleName() + "." + method.getName()));
            }
        };
    }

    /** @param transactional the method whose {@code @Transactional} has begun the transaction */
    private void follow(JavaCodeUnit caller, Optional<JavaCodeUnit> transactional, String way) {
        if (!seen.add(caller.getFullName() + transactional.isPresent())) {
            return;
        }
        Stream.concat(caller.getCallsFromSelf().stream(), caller.getCodeUnitReferencesFromSelf().stream())
                .map(access -> access.getTarget())
                .forEach(target -> arrive(target, transactional, way));
    }

    private void arrive(CodeUnitAccessTarget target, Optional<JavaCodeUnit> transactional, String way) {
        JavaClass owner = target.getOwner();
        if (owner.getPackageName().equals("jakarta.jms") && target.getName().equals("send")) {
            transactional.ifPresent(it -> events.add(violated(timer, way + " sends, in the transaction of " + it.getFullName())));
            return;
        }
        Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                .filter(type -> !isEnterpriseBean(type))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getName().equals(target.getName())
                        && method.getRawParameterTypes().equals(target.getRawParameterTypes()))
                .forEach(method -> follow(
                        method, transactional.or(() -> Optional.<JavaCodeUnit>of(method).filter(TimersCalls::beginsTransaction)),
                        way + " > " + method.getOwner().getSimpleName() + "." + method.getName()));
    }

    /** Whose calls are transactions of the container. */
    private static boolean isEnterpriseBean(JavaClass type) {
        return type.isAnnotatedWith(Stateless.class)
                || type.isAnnotatedWith(Singleton.class)
                        && type.tryGetAnnotationOfType(TransactionManagement.class)
                                .map(it -> it.value() == TransactionManagementType.CONTAINER)
                                .orElse(true);
    }

    private static boolean beginsTransaction(JavaCodeUnit method) {
        return method instanceof JavaMethod && transactional(method).or(() -> transactional(method.getOwner()))
                .filter(it -> it.value() == Transactional.TxType.REQUIRED || it.value() == Transactional.TxType.REQUIRES_NEW)
                .isPresent();
    }

    private static Optional<Transactional> transactional(CanBeAnnotated what) {
        return what.isAnnotatedWith(Transactional.class)
                ? Optional.of(what instanceof JavaClass type ? type.getAnnotationOfType(Transactional.class)
                        : ((JavaCodeUnit) what).getAnnotationOfType(Transactional.class))
                : Optional.empty();
    }
}
