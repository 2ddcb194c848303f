package dev.orderflow.web.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.events.Subscription;
import dev.orderflow.operations.SubscriptionSwitch;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Subscriptions over REST")
class SubscriptionsResourceTest {

    private static final String WHY = "{'reason':'maintenance'}";

    private final Set<Subscription> paused = EnumSet.noneOf(Subscription.class);
    private final Api api = new Api();

    @BeforeEach
    void open() {
        SubscriptionsResource resource = new SubscriptionsResource();
        resource.delivery = new SubscriptionSwitch() {
            @Override
            public boolean pause(Subscription subscription) {
                return paused.add(subscription);
            }

            @Override
            public boolean resume(Subscription subscription) {
                return paused.remove(subscription);
            }
        };
        resource.deeds = api.deeds();
        resource.readiness = api.surroundings.readiness;
        api.has(resource);
        api.visitor.isOperator("op-1");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P7 are paused and resumed; the answer says whether that was otherwise before, and only then it is"
            + " written down")
    void switched() {
        Answer first = api.post("/subscriptions/payment.orders/pause", WHY);
        Answer again = api.post("/subscriptions/payment.orders/pause", WHY);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("{\"name\":\"payment.orders\",\"paused\":true,\"changed\":true}");
        assertThat(again.body()).isEqualTo("{\"name\":\"payment.orders\",\"paused\":true,\"changed\":false}");
        assertThat(paused).containsExactly(Subscription.PAYMENT_ORDERS);

        assertThat(api.post("/subscriptions/payment.orders/resume", WHY).body())
                .isEqualTo("{\"name\":\"payment.orders\",\"paused\":false,\"changed\":true}");
        assertThat(paused).isEmpty();
        assertThat(api.kept.inShort()).containsExactly(
                "op-1 SUBSCRIPTION_PAUSED payment.orders maintenance", "op-1 SUBSCRIPTION_RESUMED payment.orders maintenance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume"})
    @DisplayName("stay as they are without a reason, without the broker, for a customer, and where there is none of that name")
    void refused(String action) {
        paused.add(Subscription.SHIPPING_ORDERS);
        assertThat(api.post("/subscriptions/shipping.orders/" + action, "{}").wrongFields()).containsExactly("reason");
        assertThat(api.post("/subscriptions/nobody.orders/" + action, WHY).problem()).isEqualTo("404 not-found");
        api.surroundings.brokerGoes();
        Answer away = api.post("/subscriptions/payment.orders/" + action, WHY);
        assertThat(away.problem()).isEqualTo("503 unavailable");
        assertThat(away.header("Retry-After")).isNotNull();
        api.visitor.isCustomer("c-1");
        assertThat(api.post("/subscriptions/payment.orders/" + action, WHY).problem()).isEqualTo("403 forbidden");
        assertThat(api.post("/subscriptions/nobody.orders/" + action, WHY).problem()).isEqualTo("403 forbidden");

        assertThat(paused).containsExactly(Subscription.SHIPPING_ORDERS);
        assertThat(api.kept.inShort()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"0\"", "If-None-Match: *", "If-Match: x"})
    @DisplayName("WEB-HTTP-P11 stay as they are where a header rules a change out or cannot be read")
    void wrongHead(String header) {
        assertThat(api.post("/subscriptions/payment.orders/pause", WHY, header).status()).isIn(400, 412);

        assertThat(paused).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }
}
