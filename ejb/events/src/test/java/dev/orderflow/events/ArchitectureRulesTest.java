package dev.orderflow.events;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static dev.orderflow.events.ArchitectureRules.ONLY_JMS_PACKAGES_TOUCH_JMS;
import static dev.orderflow.events.ArchitectureRules.ONLY_WEB_AND_HTTP_PACKAGES_TOUCH_JAX_RS;
import static dev.orderflow.events.ArchitectureRules.WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN;
import static dev.orderflow.events.ArchitectureRules.beRecordsOfJdkTypes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each rule bites: a counterexample that it names, beside an example that it lets pass. */
class ArchitectureRulesTest {

    @Test
    @DisplayName("A class outside of the messaging and jms packages that takes a JMS message is named")
    void jms() {
        assertThat(violations(ONLY_JMS_PACKAGES_TOUCH_JMS, TakesAMessage.class)).contains("TakesAMessage");
    }

    @Test
    @DisplayName("A class outside of the web and http packages that answers GET is named")
    void jaxRs() {
        assertThat(violations(ONLY_WEB_AND_HTTP_PACKAGES_TOUCH_JAX_RS, AnswersGet.class)).contains("AnswersGet");
    }

    @Test
    @DisplayName("A fact that is a class, may change or carries a stranger's type is named")
    void facts() {
        ArchRule rule = classes().should(beRecordsOfJdkTypes());

        assertThat(violations(rule, PlainClass.class)).contains("PlainClass is no record");
        assertThat(violations(rule, WithAnArray.class)).contains("WithAnArray.skus");
        assertThat(violations(rule, WithAStranger.class)).contains("WithAStranger.stranger");
        assertThat(violations(rule, WithAHiddenStranger.class)).contains("WithAHiddenStranger.strangers");
        assertThat(violations(rule, AsItShouldBe.class)).isEmpty();
    }

    @Test
    @DisplayName("The rule about facts looks at every type of event")
    void everyFact() {
        JavaClasses facts = new ClassFileImporter()
                .importPackagesOf(Fact.class)
                .that(describe("facts", it -> it.isAssignableTo(Fact.class) && !it.isInterface()));

        assertThat(facts).extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values()).map(EventType::typeName).toList());
    }

    @Test
    @DisplayName("A timer is named whose bean sends, by whatever way, in a transaction of @Transactional; one that has an enterprise bean"
            + " send is not")
    void timers() {
        ArchRule rule = WHAT_A_TIMER_SENDS_IS_SENT_BY_AN_ENTERPRISE_BEAN;

        assertThat(violations(rule, LosesOnPayara.class, SendsInCdi.class, Sends.class))
                .contains("LosesOnPayara.time > SendsInCdi.sendSoon > SendsInCdi.send sends, in the transaction of ");
        assertThat(violations(rule, KeepsOnPayara.class, SendsInEjb.class, SendsInCdi.class, Sends.class)).isEmpty();
    }

    private static String violations(ArchRule rule, Class<?>... suspects) {
        return violations(rule, new ClassFileImporter().importClasses(suspects));
    }

    private static String violations(ArchRule rule, JavaClasses suspects) {
        return String.join("\n", rule.allowEmptyShould(true).evaluate(suspects).getFailureReport().getDetails());
    }

    interface TakesAMessage {
        void take(Message message);
    }

    interface AnswersGet {
        @GET
        String answer();
    }

    interface Sends {
        void sendSoon();
    }

    static class SendsInCdi implements Sends {
        JMSProducer producer;

        @Override
        @Transactional
        public void sendSoon() {
            Runnable task = () -> send();
            task.run();
        }

        private void send() {
            producer.send(null, "");
        }
    }

    @Stateless
    static class SendsInEjb {
        Sends sends;

        void send() {
            sends.sendSoon();
        }
    }

    static class LosesOnPayara {
        Sends sends;

        @Timeout
        void time() {
            sends.sendSoon();
        }
    }

    static class KeepsOnPayara {
        SendsInEjb bean;

        @Timeout
        void time() {
            bean.send();
        }
    }

    static class PlainClass {}

    record WithAnArray(String[] skus) {}

    record WithAStranger(Percentage stranger) {}

    record WithAHiddenStranger(List<WithAStranger> strangers) {}

    record AsItShouldBe(String orderId, Currency currency, List<Line> lines) {
        record Line(int quantity, BigDecimal unitPrice) {}
    }
}
