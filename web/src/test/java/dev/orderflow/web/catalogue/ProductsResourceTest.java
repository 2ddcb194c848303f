package dev.orderflow.web.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.orders.CatalogueInMemory;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The catalogue over REST")
class ProductsResourceTest {

    private static final String MAP = "{'name':'A map','unitPrice':'12','currency':'EUR'}";

    private final CatalogueInMemory catalogue = new CatalogueInMemory();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        ProductsResource resource = new ProductsResource();
        resource.catalogue = catalogue;
        resource.deeds = api.deeds();
        api.has(resource);
        api.visitor.isOperator("op-1");
    }

    @Test
    @DisplayName("WEB-HTTP-P13 adds a product: 201 with a relative Location and its ETag; that is written down")
    void added() {
        Answer answer = api.put("/products/MAP%2F1", MAP);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/products/MAP%2F1");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        assertThat(answer.json().get("sku").textValue()).isEqualTo("MAP/1");
        assertThat(answer.json().get("unitPrice").textValue()).isEqualTo("12.00");
        assertThat(api.kept.inShort()).containsExactly("op-1 PRODUCT_PUT MAP/1 unitPrice=12 EUR");
    }

    @Test
    @DisplayName("changes a product: 200 with the ETag that it has now, and no Location")
    void changed() {
        Answer answer = api.put("/products/BOOK-1", MAP, "If-Match: \"0\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(answer.header("Location")).isNull();
        assertThat(api.get("/products/BOOK-1").header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    @DisplayName("WEB-HTTP-P10 a product that is not as the client expects stays as it is, and nothing is written down")
    void conditional() {
        assertThat(api.put("/products/BOOK-1", MAP, "If-Match: \"1\"").problem()).isEqualTo("412 precondition-failed");
        assertThat(api.put("/products/BOOK-1", MAP, "If-None-Match: *").problem()).isEqualTo("412 precondition-failed");
        assertThat(api.put("/products/MAP-2", MAP, "If-Match: *").problem()).isEqualTo("412 precondition-failed");

        nothingHasHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: 0", "If-None-Match: \"0", "Content-Encoding: gzip"})
    @DisplayName("WEB-HTTP-P11 nothing is changed where a header cannot be read, and that is said before anything of the rest")
    void wrongHead(String header) {
        assertThat(api.put("/products/BOOK-1", MAP, header).status()).isIn(400, 415);
        assertThat(api.put("/products/%20", MAP, header).status()).isIn(400, 415);

        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-HTTP-P6 fields that are wrong are told all at once, so is a price that its currency has no digits for")
    void invalid() {
        assertThat(api.put("/products/BOOK-1", "{'name':' ','unitPrice':'-1','currency':'XXX'}").wrongFields())
                .containsExactly("currency", "name", "unitPrice");
        assertThat(api.put("/products/BOOK-1", MAP.replace("EUR", "JPY").replace("12", "12.5")).wrongFields()).containsExactly("unitPrice");
        assertThat(api.put("/products/BOOK-1", MAP.replace("'12'", "0E-999999999")).problem()).isEqualTo("422 invalid");

        nothingHasHappened();
    }

    @Test
    @DisplayName("a SKU that nobody could ask for again is refused, and so is a body that names another one")
    void sku() {
        assertThat(api.put("/products/%20MAP", MAP).wrongFields()).containsExactly("sku");
        assertThat(api.put("/products/" + "x".repeat(65), MAP).wrongFields()).containsExactly("sku");
        assertThat(api.put("/products/BOOK-1", MAP.replace("{", "{'sku':'BOOK-2',")).wrongFields()).containsExactly("sku");
        nothingHasHappened();

        assertThat(api.put("/products/BOOK-1", MAP.replace("{", "{'sku':'BOOK-1',")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a customer reads it and changes nothing, be the request right or wrong")
    void customer() {
        api.visitor.isCustomer("c-1");

        assertThat(api.put("/products/BOOK-1", MAP).problem()).isEqualTo("403 forbidden");
        assertThat(api.put("/products/BOOK-1", "{}").problem()).isEqualTo("403 forbidden");
        assertThat(api.get("/products/BOOK-1").status()).isEqualTo(200);
        assertThat(api.get("/products").status()).isEqualTo(200);
        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-HTTP-P10 a product is not sent again to who has it; one that is not there is 404, under whatever condition")
    void read() {
        Answer unchanged = api.get("/products/BOOK-1", "If-None-Match: \"0\"");

        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(api.get("/products/BOOK-1", "If-None-Match: \"1\"").json().get("unitPrice").textValue()).isEqualTo("29.99");
        assertThat(api.get("/products/NONE", "If-None-Match: *").problem()).isEqualTo("404 not-found");
        assertThat(api.get("/products/" + "x".repeat(65)).problem()).isEqualTo("404 not-found");
    }

    @Test
    @DisplayName("WEB-P3 is read page by page, by ascending SKU")
    void pages() {
        api.put("/products/MAP%20%26%201", MAP);
        Answer first = api.get("/products?limit=1&after=BOOK-1");

        assertThat(first.each("sku")).containsExactly("MAP & 1");
        assertThat(first.header("Link")).isEqualTo("</api/products?after=MAP+%26+1&limit=1>; rel=\"next\"");
        assertThat(api.get("/products?after=MAP-1&limit=1").each("sku")).containsExactly("PEN-1");
        assertThat(api.get("/products?after=MAP-1&limit=1").header("Link")).isNull();
        assertThat(api.get("/products?limit=0&after=%00").wrongFields()).containsExactly("after", "limit");
    }

    private void nothingHasHappened() {
        assertThat(catalogue.page(null, 10)).hasSize(3);
        assertThat(catalogue.find("BOOK-1").orElseThrow().unitPrice()).isEqualTo(new BigDecimal("29.99"));
        assertThat(api.kept.inShort()).isEmpty();
    }
}
