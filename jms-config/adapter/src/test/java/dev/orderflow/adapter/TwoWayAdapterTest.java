package dev.orderflow.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The adapter of both ways")
class TwoWayAdapterTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<Work> works = new ArrayList<>();
    private Consumer<Work> schedules = works::add;
    private final BootstrapContext server = FakeBroker.fake(BootstrapContext.class, Map.of(
            "getTransactionSynchronizationRegistry", arguments -> null,
            "getWorkManager", arguments -> FakeBroker.fake(WorkManager.class, Map.of("scheduleWork", work -> {
                schedules.accept((Work) work[0]);
                return null;
            }))));

    @Test
    @DisplayName("finds the broker for both ways by one setting")
    void address() {
        assertThat(TwoWayAdapter.url("host=broker;port=61616")).isEqualTo("tcp://broker:61616");
        assertThat(TwoWayAdapter.url("host=127.0.0.1;port=1;sslEnabled=true;trustStorePassword=a&b=c"))
                .isEqualTo("tcp://127.0.0.1:1?sslEnabled=true&trustStorePassword=a%26b%3Dc");
    }

    @Test
    @DisplayName("ADAPTER-P7 a setting that makes no sense stops the adapter from starting, and is named")
    void badSetting() {
        TwoWayAdapter adapter = adapter();
        adapter.setBatch("none");

        assertThatThrownBy(() -> adapter.start(server)).hasMessageContaining("ORDERFLOW_BATCH");
    }

    @Test
    @DisplayName("listens to a subscription once: who was left behind ends when another takes its place")
    void leftBehind() throws Exception {
        TwoWayAdapter adapter = adapter();
        adapter.start(server);
        adapter.endpointActivation(bean(), subscription("orders"));
        List<Work> leftBehind = List.copyOf(works);
        adapter.endpointActivation(bean(), subscription("shipping"));

        adapter.endpointActivation(bean(), subscription("orders"));

        assertThat(leftBehind).isNotEmpty().allSatisfy(work -> assertThat(CompletableFuture.runAsync(work)).succeedsWithin(SOON));
        assertThat(works).hasSize(3 * leftBehind.size());
        adapter.stop();
    }

    @Test
    @DisplayName("ADAPTER-P11 a thread that the server makes for its sessions inherits nothing of what the bean is activated in")
    void inheritsNothing() throws Exception {
        InheritableThreadLocal<String> component = new InheritableThreadLocal<>();
        component.set("one without a transaction");
        List<CompletableFuture<String>> inherited = new ArrayList<>();
        schedules = work -> {
            CompletableFuture<String> seen = new CompletableFuture<>();
            inherited.add(seen);
            new Thread(() -> seen.complete(component.get())).start();
        };
        TwoWayAdapter adapter = adapter();
        adapter.start(server);

        adapter.endpointActivation(bean(), subscription("orders"));

        assertThat(inherited).isNotEmpty().allSatisfy(seen -> assertThat(seen).succeedsWithin(SOON).isNull());
    }

    @Test
    @DisplayName("a server that asks first is told the type of each property that is no text, and finds a setter of that type")
    void types() {
        assertThat(Stream.of(TypedSubscriptionSpec.class.getMethods()).filter(TwoWayAdapterTest::setsNoText)).hasSizeGreaterThan(5)
                .allSatisfy(setter -> {
            Class<?> type = TypedSubscriptionSpec.class.getMethod(setter.getName().replaceFirst("set", "get")).getReturnType();
            assertThat(type).isEqualTo(setter.getParameterTypes()[0] == int.class ? Integer.class : Boolean.class);
            assertThat(TypedSubscriptionSpec.class.getMethod(setter.getName(), type)).isNotNull();
        });
    }

    private static boolean setsNoText(Method method) {
        return method.getName().startsWith("set") && method.getParameterTypes()[0].isPrimitive();
    }

    private static TwoWayAdapter adapter() {
        TwoWayAdapter adapter = new TwoWayAdapter();
        adapter.setConnectorClassName("org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory");
        adapter.setConnectionParameters("host=127.0.0.1;port=1");
        adapter.setUserName("user");
        adapter.setPassword("secret");
        adapter.setBatch("64");
        adapter.setSessions("1");
        return adapter;
    }

    private static MessageEndpointFactory bean() {
        Map<String, Function<Object[], Object>> transacted = Map.of("isDeliveryTransacted", method -> true);
        return FakeBroker.fake(MessageEndpointFactory.class, transacted);
    }

    private static SubscriptionSpec subscription(String name) {
        SubscriptionSpec subscription = new TypedSubscriptionSpec();
        subscription.setDestination(name);
        subscription.setClientId("payment");
        subscription.setSubscriptionName(name);
        subscription.setSubscriptionDurability("Durable");
        subscription.setShareSubscriptions(true);
        return subscription;
    }
}
