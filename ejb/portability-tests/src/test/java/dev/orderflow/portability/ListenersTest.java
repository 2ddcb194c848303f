package dev.orderflow.portability;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.orderflow.events.EventType;
import dev.orderflow.events.Fact;
import dev.orderflow.events.Subscription;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What listeners say by literals, since annotations take no other values, is what the contract says. */
class ListenersTest {

    /** Hears of dead letters, which are no events of a topic. */
    private static final String OF_DEAD_LETTERS = "deadletters.DLQ";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOptions(List.of(new DoNotIncludeTests(), new ArchitectureTest.NoTestJars()))
            .importPackages("dev.orderflow");

    @Test
    @DisplayName("EVENTS-P6 each subscription has one listener, and no listener listens to anything else")
    void oneEach() {
        Set<String> expected = new HashSet<>(Subscription.queues());
        expected.add(OF_DEAD_LETTERS);

        assertThat(listeners().stream().map(ListenersTest::queueOf)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P6 a listener is activated for the topic of its subscription, shared and durable")
    void activation(Subscription subscription) {
        assertThat(activationOf(listenerOf(subscription)))
                .containsEntry("destinationType", "jakarta.jms.Topic")
                .containsEntry("destination", subscription.topic().address())
                .containsEntry("clientId", subscription.module())
                .containsEntry("subscriptionName", subscription.topic().address())
                .containsEntry("subscriptionDurability", "Durable")
                .containsEntry("shareSubscriptions", "true");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P7 a listener's selector is the filter of its subscription, to the letter")
    void selector(Subscription subscription) {
        assertThat(Optional.ofNullable(activationOf(listenerOf(subscription)).get("messageSelector"))).isEqualTo(subscription.filter());
    }

    @Test
    @DisplayName("EVENTS-P6 dead letters are heard of for all subscriptions; the selector is the filter of their queue, to the letter")
    void selectorOfDeadLetters() {
        JavaClass listener = listeners().stream().filter(it -> queueOf(it).equals(OF_DEAD_LETTERS)).findFirst().orElseThrow();

        assertThat(activationOf(listener))
                .containsEntry("messageSelector", "_AMQ_ORIG_QUEUE IN ('" + String.join("', '", Subscription.queues()) + "')");
    }

    @Test
    @DisplayName("every listener waits for a broker that is away, in threads of its own, and holds few messages in advance")
    void consumption() {
        assertThat(listeners()).allSatisfy(listener -> assertThat(activationOf(listener))
                .containsEntry("reconnectAttempts", "-1")
                .containsEntry("useGlobalPools", "false")
                .containsEntry("threadPoolMaxSize", "6")
                .containsEntry("consumerWindowSize", "32768"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P6 a listener brings what comes to it under the name of its subscription, and belongs to its module")
    void name(Subscription subscription) {
        JavaClass listener = listenerOf(subscription);

        assertThat(listener.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(Subscription.class))
                        .map(access -> access.getTarget().getName())
                        .collect(toSet()))
                .containsExactly(subscription.name());
        assertThat(listener.getPackageName()).isEqualTo("dev.orderflow." + subscription.module() + ".jms");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P6 a listener says about each type whether it reacts or ignores it, as its subscription does; one that keeps all"
            + " names none")
    void types(Subscription subscription) {
        Set<String> named = listenerOf(subscription).getReferencedClassObjects().stream()
                .map(ReferencedClassObject::getValue)
                .filter(type -> type.isAssignableTo(Fact.class))
                .map(JavaClass::getSimpleName)
                .collect(toSet());
        Set<EventType> said = new HashSet<>(subscription.read());
        said.addAll(subscription.ignored());

        assertThat(named).isEqualTo(subscription.module().equals("history")
                ? Set.of()
                : said.stream().map(EventType::typeName).collect(toSet()));
    }

    private static JavaClass listenerOf(Subscription subscription) {
        return listeners().stream().filter(listener -> queueOf(listener).equals(subscription.queue())).findFirst().orElseThrow();
    }

    private static List<JavaClass> listeners() {
        return CLASSES.stream().filter(type -> type.isAnnotatedWith(MessageDriven.class)).toList();
    }

    private static String queueOf(JavaClass listener) {
        Map<String, String> activation = activationOf(listener);
        return activation.get("clientId") + "." + activation.get("subscriptionName");
    }

    private static Map<String, String> activationOf(JavaClass listener) {
        return Arrays.stream(listener.getAnnotationOfType(MessageDriven.class).activationConfig())
                .collect(toMap(ActivationConfigProperty::propertyName, ActivationConfigProperty::propertyValue));
    }
}
