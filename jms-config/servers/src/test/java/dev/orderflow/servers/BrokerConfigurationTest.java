package dev.orderflow.servers;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.events.Subscription;
import dev.orderflow.events.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BrokerConfigurationTest {

    private static final String DEAD_LETTERS = "DLQ";
    private static final String OF_THE_APPLICATION = "deadletters.DLQ";
    private static final Set<String> TOPICS = Arrays.stream(Topic.values()).map(Topic::address).collect(toSet());

    private final BrokerXml broker = BrokerXml.read();

    @Test
    @DisplayName("the addresses are the contract's topics, the dead letters, the dead letters of nobody, and the management's replies")
    void addresses() {
        assertThat(broker.addresses())
                .containsOnly("orders", "payments", "inventory", "shipping", "DLQ", "DLQ.unclaimed", "orderflow.replies");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("EVENTS-P6 a topic has the queues of its subscriptions, called as the resource adapter calls them, and no others")
    void queues(Topic topic) {
        assertThat(broker.queuesOf(topic.address()))
                .isEqualTo(subscriptions(it -> it.topic() == topic).map(Subscription::queue).collect(toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("EVENTS-P7 the queue of a subscription takes what the module does not ignore, by the filter that its listener has")
    void filterOfSubscription(Subscription subscription) {
        assertThat(broker.optionalFilterOf(subscription.queue())).isEqualTo(subscription.filter());
    }

    @Test
    @DisplayName("EVENTS-P6 each subscription has a dead-letter queue of its own, and no dead-letter queue is without a subscription")
    void deadLetterQueues() {
        assertThat(broker.queuesOf(DEAD_LETTERS))
                .isEqualTo(Stream.concat(Stream.of(OF_THE_APPLICATION), subscriptions(any -> true).map(Subscription::deadLetterQueue))
                        .collect(toSet()));
    }

    @Test
    @DisplayName("the application hears of each dead letter that has a queue, and of no other: that one lies in DLQ.unclaimed; the filter"
            + " is its listener's selector, to the letter")
    void deadLettersAreHeardOf() {
        assertThat(broker.filterOf(OF_THE_APPLICATION))
                .isEqualTo("_AMQ_ORIG_QUEUE IN ('" + String.join("', '", Subscription.queues()) + "')");
    }

    @Test
    @DisplayName("a dead-letter queue takes the dead letters of its subscription and no others")
    void filters() {
        assertThat(Subscription.values()).allSatisfy(subscription ->
                assertThat(broker.filterOf(subscription.deadLetterQueue())).isEqualTo("_AMQ_ORIG_QUEUE='" + subscription.queue() + "'"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "dead-letter-address, DLQ",
        "max-delivery-attempts, 5",
        "redelivery-delay, 1000",
        "redelivery-delay-multiplier, 3.0",
        "max-redelivery-delay, 60000",
        "redelivery-collision-avoidance-factor, 0.15",
        "address-full-policy, PAGE",
        "auto-create-queues, false",
        "auto-delete-queues, false",
        "no-expiry, true"
    })
    @DisplayName("delivery is tried as the contract says, and nothing is dropped")
    void redelivery(String name, String value) {
        assertThat(broker.setting("#", name)).isEqualTo(value);
    }

    @Test
    @DisplayName("a dead letter stays, however often a look at it is rolled back")
    void deadLettersStay() {
        assertThat(broker.setting(DEAD_LETTERS, "max-delivery-attempts")).isEqualTo("-1");
    }

    @Test
    @DisplayName("a selector finds what lies behind 64 MB of other dead letters")
    void deadLettersAreInReach() {
        assertThat(broker.setting(DEAD_LETTERS, "max-read-page-bytes")).isEqualTo("256M");
    }

    @Test
    @DisplayName("the application sends, consumes and browses its events and dead letters, looks at the queues,"
            + " pauses and resumes subscriptions, and may do nothing else")
    void application() {
        Set<String> useOf = Set.of("send", "consume", "browse");
        Set<String> operation = Set.of("edit");
        assertThat(broker.permissionsOf("application")).isEqualTo(Map.of(
                "mops.queue.*.*.pause", operation, "mops.queue.*.*.resume", operation,
                "orders", useOf, "payments", useOf, "inventory", useOf, "shipping", useOf,
                DEAD_LETTERS, useOf,
                "activemq.management", Set.of("manage"), "mops.#", Set.of("view"), "orderflow.replies", Set.of("send", "consume")));
    }

    @Test
    @DisplayName("management messages are asked for their permissions, or the application could do everything with them")
    void managementMessages() {
        assertThat(broker.option("management-message-rbac")).isEqualTo("true");
    }

    @Test
    @DisplayName("each address is secured: by a setting of its own, or by the one for all the others")
    void secured() {
        assertThat(broker.securedMatches()).contains("#", DEAD_LETTERS).containsAll(TOPICS);
        assertThat(broker.permissionsOf("management").keySet()).isEqualTo(broker.securedMatches());
    }

    @Test
    @DisplayName("the roles are those that users have")
    void roles() throws IOException {
        Properties users = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/broker/etc/artemis-roles.properties")) {
            users.load(file);
        }
        assertThat(users).isEqualTo(Map.of("application", "orderflow", "management", "console"));
        assertThat(broker.rolesOfAllPermissions()).isEqualTo(users.stringPropertyNames());
    }

    private static Stream<Subscription> subscriptions(Predicate<Subscription> those) {
        return Arrays.stream(Subscription.values()).filter(those);
    }
}
