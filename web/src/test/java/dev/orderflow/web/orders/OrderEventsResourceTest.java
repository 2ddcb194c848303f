package dev.orderflow.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.history.Chronicle;
import dev.orderflow.orders.Shop;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The events of an order over REST")
class OrderEventsResourceTest {

    private final Shop shop = new Shop();
    private final Api api = new Api();
    private List<String> events = List.of();

    @BeforeEach
    void open() {
        OrderEventsResource resource = new OrderEventsResource();
        resource.orders = Visible.ordersOf(shop, api);
        resource.chronicle = new Chronicle() {
            @Override
            public List<String> of(String orderId) {
                return orderId.equals("o-1") ? events : List.of("{\"of\":\"somebody else\"}");
            }
        };
        api.has(resource);
        api.visitor.isCustomer("c-1");
        shop.ordered("o-1", "c-1");
    }

    @Test
    @DisplayName("are an array of what was published, to the letter; an empty one where nothing was yet")
    void toTheLetter() {
        assertThat(api.get("/orders/o-1/events").body()).isEqualTo("[]");

        events = List.of("{\"type\" : \"OrderPlaced\",  \"amount\":1.50}", "{\"type\":\"é\"}");
        Answer answer = api.get("/orders/o-1/events");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("[{\"type\" : \"OrderPlaced\",  \"amount\":1.50},{\"type\":\"é\"}]");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 are for a customer those of its own orders only; of others it gets what it gets of one that is not there")
    void ofSomebodyElse() {
        shop.ordered("o-2", "c-2");
        Answer none = api.get("/orders/o-3/events");

        assertThat(none.problem()).isEqualTo("404 not-found");
        assertThat(api.get("/orders/o-2/events")).isEqualTo(none);
        assertThat(api.get("/orders/" + "x".repeat(65) + "/events")).isEqualTo(none);

        api.visitor.isOperator("op-1");
        assertThat(api.get("/orders/o-2/events").status()).isEqualTo(200);
    }
}
