package dev.orderflow.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.database.DatabaseAway;
import dev.orderflow.orders.DecisionWatch;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.Shop;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Orders over REST")
class OrdersResourceTest {

    private static final String TWO_BOOKS =
            "{'customerId':'c-1','currency':'EUR','paymentToken':'tok_visa','lines':[{'sku':'BOOK-1','quantity':2}]}";
    private static final String KEY = "Idempotency-Key: k-1";

    private final Shop shop = new Shop();
    private final Decisions decisions = new Decisions();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        OrdersResource resource = new OrdersResource();
        resource.placement = shop.shared;
        resource.intake = shop.intake;
        resource.decisions = decisions;
        resource.orders = shop.orders;
        resource.visible = Visible.ordersOf(shop, api);
        resource.readiness = api.surroundings.readiness;
        resource.caller = api.caller();
        resource.metrics = api.surroundings.metrics();
        api.has(resource);
        api.visitor.isCustomer("c-1");
    }

    @Test
    @DisplayName("WEB-HTTP-P13 a placed order is 201 with a relative Location, its version as ETag, and all of it but the payment token")
    void placed() {
        Answer answer = api.post("/orders", TWO_BOOKS);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/orders/" + answer.json().get("id").textValue());
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.header("Idempotent-Replayed")).isNull();
        assertThat(answer.header("Preference-Applied")).isNull();
        assertThat(answer.json().get("total").textValue()).isEqualTo("59.98");
        assertThat(answer.body()).doesNotContain("tok_visa");
        assertThat(shop.events.published()).hasSize(1);
        assertThat(api.surroundings.ordersCounted()).isEqualTo(1);
        assertThat(api.get(answer.header("Location").substring("/api".length())).body()).isEqualTo(answer.body());
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 a customer orders for itself only, an operator for anyone")
    void forSomebodyElse() {
        api.visitor.isCustomer("c-2");
        Answer refused = api.post("/orders", TWO_BOOKS);

        assertThat(refused.problem()).isEqualTo("403 forbidden");
        assertThat(refused.detail()).contains("\"c-2\"").doesNotContain("c-1");
        nothingHasHappened();

        api.visitor.isOperator("op-1");
        assertThat(api.post("/orders", TWO_BOOKS).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key: ", "If-Match: \"0\"", "If-Match: 0", "If-None-Match: *", "Content-Encoding: gzip"})
    @DisplayName("WEB-HTTP-P11 nothing is placed where a header is wrong or rules it out")
    void wrongHead(String header) {
        assertThat(api.post("/orders", TWO_BOOKS, header).status()).isIn(400, 412, 415, 422);

        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-HTTP-P12 nothing is placed where the address has a parameter that there is not")
    void unknownParameter() {
        assertThat(api.post("/orders?dryRun=true", TWO_BOOKS).wrongFields()).containsExactly("dryRun");

        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-HTTP-P6 what is wrong is told all at once, what the catalogue does not have at its place")
    void invalid() {
        assertThat(api.post("/orders", "{'customerId':'c-1','currency':'XXX','lines':[]}").wrongFields())
                .containsExactlyInAnyOrder("currency", "lines", "paymentToken");

        Answer unknown = api.post("/orders", TWO_BOOKS.replace("BOOK-1", "BOOK-9"), KEY);

        assertThat(unknown.problem()).isEqualTo("422 invalid");
        assertThat(unknown.wrongFields()).containsExactly("lines[0].sku");
        nothingHasHappened();
        assertThat(api.post("/orders", TWO_BOOKS, KEY).status()).as("the key is free").isEqualTo(201);
    }

    @Test
    @DisplayName("under one key an order is placed and counted once, the repeat gets the first answer and says so")
    void repeated() {
        Answer first = api.post("/orders", TWO_BOOKS, KEY);
        shop.confirmed(first.json().get("id").textValue());
        Answer second = api.post("/orders", TWO_BOOKS, KEY);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(shop.orders.count()).isEqualTo(1);
        assertThat(api.surroundings.ordersCounted()).isEqualTo(1);
    }

    @Test
    @DisplayName("a key is a user's own: for another order it is refused, while another request has it as well, and for another user"
            + " it is free")
    void keys() {
        api.post("/orders", TWO_BOOKS, KEY);
        assertThat(api.post("/orders", TWO_BOOKS.replace("2}", "3}"), KEY).problem()).isEqualTo("422 idempotency-key-reused");

        shop.keys.takenByAnother(new IdempotencyKey("c-1", "k-2"));
        assertThat(api.post("/orders", TWO_BOOKS, "Idempotency-Key: k-2").problem()).isEqualTo("409 idempotency-key-in-use");
        assertThat(shop.orders.count()).isEqualTo(1);

        api.visitor.isOperator("op-1");
        assertThat(api.post("/orders", TWO_BOOKS.replace("2}", "3}"), KEY).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("WEB-HTTP-P4 WEB-OPERATIONS-P6 while the broker or the database is away nothing is placed: 503 and when to try again")
    void away() {
        api.surroundings.brokerGoes();
        Answer withoutBroker = api.post("/orders", TWO_BOOKS);
        api.surroundings.databaseGoes();
        Answer withoutDatabase = api.post("/orders", TWO_BOOKS);

        assertThat(withoutBroker.problem()).isEqualTo("503 unavailable");
        assertThat(withoutBroker.detail()).contains("broker");
        assertThat(withoutBroker.header("Retry-After")).isNotNull();
        assertThat(withoutDatabase.problem()).isEqualTo("503 unavailable");
        assertThat(withoutDatabase.detail()).contains("database");
        nothingHasHappened();
    }

    @Test
    @DisplayName("what is more than gets decided is refused for a while, and not stored; the repeat of what was stored is answered")
    void tooMany() {
        shop.takes(1);
        api.post("/orders", TWO_BOOKS, KEY);
        Answer refused = api.post("/orders", TWO_BOOKS);

        assertThat(api.post("/orders", TWO_BOOKS, KEY).header("Idempotent-Replayed")).isEqualTo("true");

        assertThat(refused.problem()).isEqualTo("503 busy");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(shop.orders.count()).isEqualTo(1);
    }

    @Test
    @DisplayName("with Prefer: wait the answer is the order as it was decided, whether before anybody could wait or later")
    void waits() {
        decisions.meanwhile = shop::confirmed;
        Answer before = api.post("/orders", TWO_BOOKS, "Prefer: wait=10");
        decisions.meanwhile = id -> {};
        decisions.later = shop::rejected;
        Answer later = api.post("/orders", TWO_BOOKS, "Prefer: wait=3600");

        assertThat(before.json().get("status").textValue()).isEqualTo("CONFIRMED");
        assertThat(before.status()).isEqualTo(201);
        assertThat(before.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(later.json().get("status").textValue()).isEqualTo("REJECTED");
        assertThat(later.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(later.header("Location")).isEqualTo("/api/orders/" + later.json().get("id").textValue());
        assertThat(decisions.asked).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("with Prefer: wait a stored order is 201 also where the database goes before it can be looked at again")
    void waitsWithoutDatabase() {
        decisions.meanwhile = id -> shop.orders.failWith(new DatabaseAway("The database cannot be reached."));
        Answer answer = api.post("/orders", TWO_BOOKS, "Prefer: wait=10");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("status").textValue()).isEqualTo("PLACED");
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 an order of somebody else is for a customer, word for word, like one that is not there")
    void ofSomebodyElse() {
        shop.ordered("o-1", "c-2");
        Answer ofOther = api.get("/orders/o-1");
        Answer none = api.get("/orders/o-2");
        Answer impossible = api.get("/orders/" + "x".repeat(65));

        assertThat(ofOther.problem()).isEqualTo("404 not-found");
        assertThat(ofOther).isEqualTo(none).isEqualTo(impossible);
        assertThat(api.get("/orders/o-1", "If-None-Match: \"0\"")).as("nor does a version tell").isEqualTo(none);

        api.visitor.isOperator("op-1");
        assertThat(api.get("/orders/o-1").json().get("customerId").textValue()).isEqualTo("c-2");
    }

    @Test
    @DisplayName("WEB-HTTP-P10 an order tells its version, and is not sent again to who has it")
    void version() {
        shop.ordered("o-1", "c-1");
        Answer order = api.get("/orders/o-1");
        Answer unchanged = api.get("/orders/o-1", "If-None-Match: W/" + order.header("ETag"));

        assertThat(order.header("ETag")).isEqualTo("\"0\"");
        assertThat(order.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.header("ETag")).isEqualTo("\"0\"");
        assertThat(api.get("/orders/o-1", "If-Match: \"1\"").problem()).isEqualTo("412 precondition-failed");
        assertThat(api.get("/orders/o-1", "If-None-Match: 0").problem()).isEqualTo("400 bad-request");
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 a customer's list has its own orders only, whatever it asks for; an operator's has all")
    void lists() {
        shop.ordered("o-1", "c-1");
        shop.ordered("o-2", "c-2");
        shop.ordered("o-3", "c-1");
        shop.confirmed("o-1");

        assertThat(api.get("/orders").each("id")).containsExactly("o-3", "o-1");
        assertThat(api.get("/orders?customerId=c-1&status=CONFIRMED").each("id")).containsExactly("o-1");
        assertThat(api.get("/orders?customerId=c-2").body()).isEqualTo("[]");
        assertThat(api.get("/orders?after=o-2").wrongFields()).containsExactly("after");

        api.visitor.isOperator("op-1");
        assertThat(api.get("/orders").each("id")).containsExactly("o-3", "o-2", "o-1");
        assertThat(api.get("/orders?customerId=c-2").each("id")).containsExactly("o-2");
    }

    @Test
    @DisplayName("WEB-P3 a page leads to the next, with the same filters, until there is none")
    void pages() {
        for (int i = 1; i <= 5; i++) {
            shop.ordered("o-" + i, "c-1");
        }
        Answer first = api.get("/orders?limit=2&status=PLACED");
        Answer second = api.get("/orders?after=o-4&limit=2&status=PLACED");
        Answer last = api.get("/orders?after=o-2&limit=2&status=PLACED");

        assertThat(first.each("id")).containsExactly("o-5", "o-4");
        assertThat(first.header("Link")).isEqualTo("</api/orders?after=o-4&limit=2&status=PLACED>; rel=\"next\"");
        assertThat(second.each("id")).containsExactly("o-3", "o-2");
        assertThat(last.each("id")).containsExactly("o-1");
        assertThat(last.header("Link")).isNull();
    }

    @Test
    @DisplayName("WEB-P2 filters that are wrong are named, all of them")
    void wrongFilters() {
        assertThat(api.get("/orders?status=placed&limit=201&after=nothing").wrongFields()).containsExactly("status", "after", "limit");
        assertThat(api.get("/orders?stauts=PLACED").wrongFields()).containsExactly("stauts");
    }

    @Test
    @DisplayName("WEB-LOGIN-P1 who has not logged in gets 401, and nothing is done")
    void nobody() {
        api.visitor.isNobody();

        Answer refused = api.post("/orders", TWO_BOOKS);

        assertThat(refused.problem()).isEqualTo("401 unauthorized");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Basic ");
        nothingHasHappened();
    }

    private void nothingHasHappened() {
        assertThat(shop.orders.count()).isZero();
        assertThat(shop.events.published()).isEmpty();
        assertThat(api.surroundings.ordersCounted()).isZero();
    }

    /** Decides when the test says so: while somebody begins to wait, or only when somebody waits. */
    private static final class Decisions extends DecisionWatch {

        private final List<Duration> asked = new ArrayList<>();
        private Consumer<String> meanwhile = id -> {};
        private Consumer<String> later = id -> {};

        @Override
        public CompletionStage<Void> decided(String id, Duration patience) {
            asked.add(patience);
            meanwhile.accept(id);
            return new CompletableFuture<>() {
                @Override
                public <U> CompletableFuture<U> thenApply(Function<? super Void, ? extends U> then) {
                    later.accept(id);
                    return CompletableFuture.<Void>completedFuture(null).thenApply(then);
                }
            };
        }
    }
}
