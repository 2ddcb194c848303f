package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import dev.orderflow.launcher.Stack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What operators did, in one list. */
@OrderflowRunning
class AuditIT {

    private final Stack stack;
    private final Shop shop;

    AuditIT(Stack stack, Shop shop) {
        this.stack = stack;
        this.shop = shop;
    }

    @Test
    @DisplayName("WEB-AUDIT-P1 what an operator does is in the list once; what was refused, or changed nothing, is not, nor what a"
            + " customer does")
    void list() {
        String sku = shop.sells("1.00", 5);
        String sent = shop.places(sku, 1, "tok_visa");
        shop.eventuallyShipment(sent, "PREPARED");
        String shipment = shop.shipment(sent, "id");
        shop.dispatches(sent);
        shop.asksToDispatch(shipment).then().statusCode(200);
        String cancelled = shop.places(sku, 1, "tok_visa");
        shop.eventually(cancelled, "CONFIRMED");
        shop.operator().contentType(JSON).body(Map.of("reason", "out of print")).post("/api/orders/{id}/cancellation", cancelled).then()
                .statusCode(202);
        String ofCustomer = shop.places(sku, 1, "tok_visa");
        shop.cancels(ofCustomer);
        String reserved = shop.places(sku, 1, "tok_visa");
        shop.eventually(reserved, "CONFIRMED");
        shop.operator().contentType(JSON).body(Map.of("onHand", 0)).put("/api/stock/{sku}", sku).then().statusCode(409);

        assertThat(about(sku)).containsExactly("STOCK_COUNTED", "PRODUCT_PUT");
        assertThat(about(shipment)).containsExactly("SHIPMENT_DISPATCHED");
        assertThat(about(cancelled)).containsExactly("ORDER_CANCELLED");
        assertThat(about(ofCustomer)).isEmpty();
        shop.operator().queryParam("what", "ORDER_CANCELLED").queryParam("limit", 1).get("/api/audit").then().statusCode(200)
                .body("reason", equalTo(List.of("out of print")))
                .body("who", equalTo(List.of(stack.credentials().get("operator.user"))));
    }

    @Test
    @DisplayName("comes in pages, of one operator or of one kind of deed; a filter that there is not is 422")
    void pages() {
        shop.sells("1.00", 5);
        shop.sells("1.00", 5);

        var first = shop.operator().queryParam("what", "PRODUCT_PUT").queryParam("limit", 1).get("/api/audit").then().statusCode(200)
                .body("$", hasSize(1)).body("what", everyItem(equalTo("PRODUCT_PUT"))).extract();
        String next = first.header("Link");
        assertThat(next).contains("rel=\"next\"").contains("after=" + first.path("[0].id"));
        shop.operator().queryParam("what", "PRODUCT_PUT").queryParam("limit", 1).queryParam("after", first.<String>path("[0].id"))
                .get("/api/audit").then().statusCode(200).body("$", hasSize(1));
        shop.operator().queryParam("who", "nobody").get("/api/audit").then().statusCode(200).body("$", hasSize(0));
        shop.operator().queryParam("what", "WHATEVER").get("/api/audit").then().statusCode(422);
        shop.operator().queryParam("after", "x").get("/api/audit").then().statusCode(422);
    }

    private List<String> about(String subject) {
        return shop.operator().queryParam("subject", subject).get("/api/audit").then().statusCode(200)
                .body("subject", everyItem(equalTo(subject))).extract().path("what");
    }
}
