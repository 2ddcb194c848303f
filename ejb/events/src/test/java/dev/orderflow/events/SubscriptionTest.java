package dev.orderflow.events;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("EVENTS-P6 each type of the topic is read or ignored on purpose, and no other type is either")
    void everyType(Subscription subscription) {
        Set<EventType> said = new HashSet<>(subscription.read());
        said.addAll(subscription.ignored());

        assertThat(said).isEqualTo(Arrays.stream(EventType.values())
                .filter(type -> type.topic() == subscription.topic())
                .collect(toSet()));
        assertThat(subscription.read()).noneMatch(subscription.ignored()::contains);
    }

    @Test
    @DisplayName("a subscription is known by its queue, and its dead letters lie in a queue of its own")
    void names() {
        assertThat(Subscription.PAYMENT_ORDERS.queue()).isEqualTo("payment.orders");
        assertThat(Subscription.PAYMENT_ORDERS.deadLetterQueue()).isEqualTo("DLQ.payment.orders");
        assertThat(Subscription.named("payment.orders")).contains(Subscription.PAYMENT_ORDERS);
        assertThat(Subscription.named("payment.shipping")).isEmpty();
        assertThat(Subscription.queues()).doesNotHaveDuplicates().hasSameSizeAs(Subscription.values());
    }

    @Test
    @DisplayName("EVENTS-P7 a filter leaves out what is ignored, and nothing that is unknown or says no type")
    void filter() {
        assertThat(Subscription.ORDERS_PAYMENTS.filter())
                .contains("ce_type IS NULL OR (ce_type <> 'PaymentCaptured' AND ce_type <> 'PaymentRefunded'"
                        + " AND ce_type <> 'PaymentVoided')");
        assertThat(Subscription.HISTORY_ORDERS.filter()).isEmpty();
    }

    @Test
    @DisplayName("each type of event is read by somebody beside the history, which reads all, or ends at its publisher on purpose")
    void nothingIsPublishedForNobody() {
        Set<EventType> readByNobodyElse = Arrays.stream(EventType.values())
                .filter(type -> Arrays.stream(Subscription.values())
                        .noneMatch(it -> !it.module().equals("history") && it.read().contains(type)))
                .collect(toSet());

        assertThat(readByNobodyElse).containsExactlyInAnyOrder(
                EventType.PAYMENT_CAPTURED, EventType.PAYMENT_VOIDED, EventType.PAYMENT_REFUNDED, EventType.STOCK_RELEASED);
    }
}
