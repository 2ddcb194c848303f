package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.identity.Login;
import dev.orderflow.orders.Shop;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.orders.Visible;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Streams over REST")
class StreamResourcesTest {

    private final Shop shop = new Shop();
    private final Api api = new Api();
    private final Opened opened = new Opened();
    private final StreamResource all = new StreamResource();
    private final OrderStreamResource one = new OrderStreamResource();
    private final FlowStreamResource flow = new FlowStreamResource();
    private final HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> null);

    @BeforeEach
    void open() {
        all.streams = opened;
        all.caller = api.caller();
        one.streams = opened;
        one.orders = Visible.ordersOf(shop, api);
        one.caller = api.caller();
        flow.streams = opened;
        flow.caller = api.caller();
        api.visitor.isCustomer("c-1");
        shop.ordered("o-1", "c-1");
        shop.ordered("o-2", "c-2");
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 tell a customer of its own orders, an operator of all, from where each was")
    void whose() throws IOException {
        all.all(null, request, null, null);
        all.all(null, request, "17", "");
        api.visitor.isOperator("op-1");
        all.all(null, request, " 18 ", null);

        assertThat(opened).hasToString("[c-1 of c-1 from Optional.empty, c-1 of c-1 from Optional[17], op-1 of all from Optional[18]]");
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 tell nothing of an order of somebody else: for a customer it is, word for word, like one that is not there")
    void ofSomebodyElse() throws IOException {
        assertThat(refused(() -> one.one("o-2", null, request, null))).isEqualTo(refused(() -> one.one("o-9", null, request, null)));
        assertThat(refused(() -> one.one("x".repeat(65), null, request, null))).startsWith("404 There is no such order.");
        assertThat(opened).hasToString("[]");

        one.one("o-1", null, request, "0");
        api.visitor.isOperator("op-1");
        one.one("o-2", null, request, null);
        assertThat(opened).hasToString("[c-1 of order o-1 from Optional[0], op-1 of order o-2 from Optional.empty]");
    }

    @Test
    @DisplayName("WEB-STREAM-P7 show operators the flow, also while the database is away; nobody else")
    void flow() throws IOException {
        api.has(flow);
        assertThat(api.get("/flow/stream").problem()).isEqualTo("403 forbidden");
        api.surroundings.databaseGoes();
        api.visitor.isOperator("op-1");

        flow.stream(null, request);

        assertThat(opened).hasToString("[op-1 of the flow]");
        assertThat(FlowStreamResource.class.isAnnotationPresent(NeedsDatabase.class)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999", "1,2"})
    @DisplayName("WEB-HTTP-P11 are not opened from a place that no stream can have given, be there an order or not")
    void wrongPlace(String lastEventId) {
        assertThat(refused(() -> all.all(null, request, lastEventId, null))).startsWith("422");
        assertThat(refused(() -> one.one("o-1", null, request, lastEventId))).startsWith("422");
        assertThat(refused(() -> one.one("o-9", null, request, lastEventId))).startsWith("422");
        assertThat(opened).hasToString("[]");
    }

    @Test
    @DisplayName("show by events that they live where that is wanted, and nothing else is taken for that")
    void audible() throws IOException {
        all.all(null, request, null, "event");
        api.visitor.isOperator("op-1");
        all.all(null, request, "17", "event");

        assertThat(opened).hasToString("[c-1 of c-1 from Optional.empty audibly, op-1 of all from Optional[17] audibly]");
        assertThat(refused(() -> all.all(null, request, null, "comment"))).startsWith("422");
    }

    private static String refused(ThrowingCallable call) {
        StringBuilder said = new StringBuilder();
        assertThatThrownBy(call).isInstanceOfSatisfying(
                Refusal.class, it -> said.append(it.problem().status()).append(' ').append(it.problem().detail()));
        return said.toString();
    }

    /** What was opened, in short. */
    private static final class Opened extends Streams {

        private final List<String> opened = new ArrayList<>();

        @Override
        void openAll(Login owner, AsyncContext context, Optional<Long> after, boolean audible) {
            opened.add(owner.name() + " of all from " + after + (audible ? " audibly" : ""));
        }

        @Override
        void openAllOf(String customerId, Login owner, AsyncContext context, Optional<Long> after, boolean audible) {
            opened.add(owner.name() + " of " + customerId + " from " + after + (audible ? " audibly" : ""));
        }

        @Override
        void openOne(String orderId, Login owner, AsyncContext context, Optional<Long> after) {
            opened.add(owner.name() + " of order " + orderId + " from " + after);
        }

        @Override
        void openFlow(Login owner, AsyncContext context) {
            opened.add(owner.name() + " of the flow");
        }

        @Override
        public String toString() {
            return opened.toString();
        }
    }
}
