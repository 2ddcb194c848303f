package dev.orderflow.web.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.inventory.WarehouseInMemory;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The stock over REST")
class StockResourceTest {

    private static final String FIVE = "{'onHand':5}";

    private final WarehouseInMemory warehouse = new WarehouseInMemory();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        StockResource resource = new StockResource();
        resource.warehouse = warehouse;
        resource.stocktaking = warehouse.stocktaking();
        resource.deeds = api.deeds();
        api.has(resource);
        api.visitor.isOperator("op-1");
        warehouse.has("BOOK-1", 100, 3, 7);
    }

    @Test
    @DisplayName("is counted: 200 with its ETag, for the first time 201 with a relative Location; both are written down")
    void counted() {
        Answer again = api.put("/stock/BOOK-1", FIVE, "If-Match: \"7\"");
        Answer first = api.put("/stock/PEN-1", FIVE, "If-None-Match: *");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"7\"");
        assertThat(again.header("Location")).isNull();
        assertThat(again.json().get("available").intValue()).isEqualTo(2);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo("/api/stock/PEN-1");
        assertThat(first.header("ETag")).isEqualTo("\"0\"");
        assertThat(api.kept.inShort()).containsExactly("op-1 STOCK_COUNTED BOOK-1 onHand=5", "op-1 STOCK_COUNTED PEN-1 onHand=5");
    }

    @Test
    @DisplayName("is not set below what is reserved for orders: 409 that says how much that is, and nothing is written down")
    void promised() {
        Answer refused = api.put("/stock/BOOK-1", "{'onHand':2}");

        assertThat(refused.problem()).isEqualTo("409 conflict");
        assertThat(refused.detail()).contains("3 are reserved");
        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-HTTP-P10 stays as it is where it is not as the client expects")
    void conditional() {
        assertThat(api.put("/stock/BOOK-1", FIVE, "If-Match: \"6\"").problem()).isEqualTo("412 precondition-failed");
        assertThat(api.put("/stock/BOOK-1", FIVE, "If-None-Match: *").problem()).isEqualTo("412 precondition-failed");
        assertThat(api.put("/stock/PEN-1", FIVE, "If-Match: *").problem()).isEqualTo("412 precondition-failed");

        nothingHasHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: 7", "If-None-Match: \"7", "Content-Encoding: gzip"})
    @DisplayName("WEB-HTTP-P11 stays as it is where a header cannot be read, and that is said before anything of the rest")
    void wrongHead(String header) {
        assertThat(api.put("/stock/BOOK-1", FIVE, header).status()).isIn(400, 415);
        assertThat(api.put("/stock/%20", "{'onHand':5}", header).status()).isIn(400, 415);

        nothingHasHappened();
    }

    @Test
    @DisplayName("stays as it is where the count is no count, or the SKU none, or not the one of the address")
    void invalid() {
        assertThat(api.put("/stock/BOOK-1", "{'onHand':-1}").wrongFields()).containsExactly("onHand");
        assertThat(api.put("/stock/BOOK-1", "{'onHand':'5'}").wrongFields()).containsExactly("onHand");
        assertThat(api.put("/stock/BOOK-1", "{}").wrongFields()).containsExactly("onHand");
        assertThat(api.put("/stock/BOOK-1", "{'sku':'PEN-1','onHand':5}").wrongFields()).containsExactly("sku");
        assertThat(api.put("/stock/%20PEN", FIVE).wrongFields()).containsExactly("sku");

        nothingHasHappened();
    }

    @Test
    @DisplayName("is seen by a customer, who counts nothing")
    void customer() {
        api.visitor.isCustomer("c-1");

        assertThat(api.put("/stock/BOOK-1", FIVE).problem()).isEqualTo("403 forbidden");
        assertThat(api.put("/stock/BOOK-1", "{}").problem()).isEqualTo("403 forbidden");
        assertThat(api.get("/stock/BOOK-1").json().get("reserved").intValue()).isEqualTo(3);
        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-HTTP-P10 is not sent again to who has it; of what was never stocked it is 404")
    void read() {
        assertThat(api.get("/stock/BOOK-1").header("ETag")).isEqualTo("\"7\"");
        assertThat(api.get("/stock/BOOK-1", "If-None-Match: \"7\"").status()).isEqualTo(304);
        assertThat(api.get("/stock/BOOK-1", "If-Match: \"6\"").problem()).isEqualTo("412 precondition-failed");
        assertThat(api.get("/stock/NONE").problem()).isEqualTo("404 not-found");
        assertThat(api.get("/stock/" + "x".repeat(65))).isEqualTo(api.get("/stock/NONE"));
    }

    @Test
    @DisplayName("WEB-P3 is read page by page, by ascending SKU")
    void pages() {
        warehouse.has("PEN-1", 1, 0, 0);
        Answer first = api.get("/stock?limit=1");

        assertThat(first.each("sku")).containsExactly("BOOK-1");
        assertThat(first.header("Link")).isEqualTo("</api/stock?after=BOOK-1&limit=1>; rel=\"next\"");
        assertThat(api.get("/stock?after=BOOK-1&limit=1").each("sku")).containsExactly("PEN-1");
        assertThat(api.get("/stock?after=BOOK-1&limit=1").header("Link")).isNull();
        assertThat(api.get("/stock?limit=1000&after=" + "x".repeat(65)).wrongFields()).containsExactly("after", "limit");
    }

    private void nothingHasHappened() {
        assertThat(warehouse.page(null, 10)).singleElement().satisfies(it -> assertThat(it.onHand()).isEqualTo(100));
        assertThat(api.kept.inShort()).isEmpty();
    }
}
