package dev.orderflow.web.orders;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.Shop;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import dev.orderflow.web.http.HttpProviders;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A batch of orders over REST")
class OrderBatchResourceTest {

    private static final String KEY = "Idempotency-Key: k-1";

    private final Shop shop = new Shop();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        OrderBatchResource resource = new OrderBatchResource();
        resource.placement = shop.placement;
        resource.intake = shop.intake;
        resource.readiness = api.surroundings.readiness;
        resource.caller = api.caller();
        resource.metrics = api.surroundings.metrics();
        resource.lines = HttpProviders.lines();
        api.has(resource);
        api.visitor.isCustomer("c-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/ndjson", "application/jsonl"})
    @DisplayName("is placed, published and counted, and its ids come in the order of the lines")
    void placed(String type) {
        Answer answer = api.send("POST", "/orders/batch", type, books(1, 2, 3));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotent-Replayed")).isNull();
        assertThat(answer.json().get("ids"))
                .extracting(id -> shop.orders.find(id.textValue()).orElseThrow().lines().get(0).quantity())
                .containsExactly(1, 2, 3);
        assertThat(shop.events.published()).hasSize(3);
        assertThat(api.surroundings.ordersCounted()).isEqualTo(3);
    }

    @Test
    @DisplayName("is refused whole where one line is for somebody else; an operator places for anyone")
    void forSomebodyElse() {
        String lines = books(1) + "\n\n" + book("c-2", "BOOK-1", 2);
        Answer refused = send(lines);

        assertThat(refused.problem()).isEqualTo("403 forbidden");
        assertThat(refused.detail()).contains("Line 3").contains("\"c-1\"");
        nothingHasHappened();

        api.visitor.isOperator("op-1");
        assertThat(send(lines).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("WEB-HTTP-P9 is refused whole where any line is wrong, each by its number in the body; its key is free then")
    void wrongLines() {
        assertThat(send(books(1) + "\n\n{'customerId':'c-1'}\nno JSON").wrongFields())
                .containsExactly("3:currency", "3:lines", "3:paymentToken", "4:");
        assertThat(send(book("c-1", "NONE", 1) + "\n\n" + books(1) + "\n" + book("c-1", "NEITHER", 1), KEY).wrongFields())
                .as("what only the catalogue knows")
                .containsExactly("1:lines[0].sku", "4:lines[0].sku");
        assertThat(send("\n \n").problem()).isEqualTo("422 invalid");
        nothingHasHappened();

        assertThat(send(books(1), KEY).header("Idempotent-Replayed")).isNull();
    }

    @Test
    @DisplayName("is refused where it is too many lines, whatever is in them")
    void tooMany() {
        assertThat(send("0\n".repeat(OrderBatchResource.MOST)).problem()).isEqualTo("422 invalid");
        assertThat(send("0\n".repeat(OrderBatchResource.MOST + 1)).problem()).isEqualTo("413 too-large");

        nothingHasHappened();
    }

    @Test
    @DisplayName("under one key is placed and counted once; another batch under it is refused")
    void repeated() {
        Answer first = send(books(1, 2), KEY);
        Answer second = send(books(1, 2), KEY);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(send(books(2, 1), KEY).problem()).isEqualTo("422 idempotency-key-reused");
        shop.keys.takenByAnother(new IdempotencyKey("c-1", "k-2"));
        assertThat(send(books(1), "Idempotency-Key: k-2").problem()).isEqualTo("409 idempotency-key-in-use");
        assertThat(shop.orders.count()).isEqualTo(2);
        assertThat(api.surroundings.ordersCounted()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key: ", "If-Match: \"0\"", "If-None-Match: *", "If-Match: x", "Content-Encoding: gzip"})
    @DisplayName("WEB-HTTP-P11 is not placed where a header is wrong or rules it out, whatever is in it")
    void wrongHead(String header) {
        assertThat(send(books(1), header).status()).isIn(400, 412, 415, 422);
        assertThat(send("no JSON", "Idempotency-Key: ").wrongFields()).containsExactly("Idempotency-Key");

        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P6 is not placed while the broker is away, nor while too many orders wait for their decision")
    void notNow() {
        shop.takes(1);
        shop.ordered("o-1", "c-1");
        Answer busy = send(books(1));
        api.surroundings.brokerGoes();
        Answer away = send(books(1));

        assertThat(busy.problem()).isEqualTo("503 busy");
        assertThat(busy.header("Retry-After")).isNotNull();
        assertThat(away.problem()).isEqualTo("503 unavailable");
        assertThat(shop.orders.count()).isEqualTo(1);
        assertThat(shop.events.published()).isEmpty();
    }

    @Test
    @DisplayName("is of a type of its own: as plain JSON it is refused")
    void wrongType() {
        assertThat(api.post("/orders/batch", books(1)).problem()).isEqualTo("415 unsupported-media-type");

        nothingHasHappened();
    }

    private Answer send(String lines, String... headers) {
        return api.send("POST", "/orders/batch", OrderBatchResource.NDJSON, lines.replace('\'', '"'), headers);
    }

    private void nothingHasHappened() {
        assertThat(shop.orders.count()).isZero();
        assertThat(shop.events.published()).isEmpty();
        assertThat(api.surroundings.ordersCounted()).isZero();
    }

    private static String books(int... quantities) {
        return IntStream.of(quantities).mapToObj(it -> book("c-1", "BOOK-1", it)).collect(joining("\n"));
    }

    private static String book(String customerId, String sku, int quantity) {
        return "{\"customerId\":\"%s\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}"
                .formatted(customerId, sku, quantity);
    }
}
