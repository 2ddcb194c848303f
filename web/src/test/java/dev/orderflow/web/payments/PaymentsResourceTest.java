package dev.orderflow.web.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.orders.Shop;
import dev.orderflow.payment.PaymentsInMemory;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Payments over REST")
class PaymentsResourceTest {

    private final PaymentsInMemory payments = new PaymentsInMemory();
    private final Shop shop = new Shop();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        PaymentsResource resource = new PaymentsResource();
        resource.payments = payments;
        resource.orders = shop.orders;
        resource.caller = api.caller();
        api.has(resource);
        api.visitor.isCustomer("c-1");
        shop.ordered("o-1", "c-1");
        shop.ordered("o-2", "c-2");
        shop.ordered("o-3", "c-1");
        shop.ordered("o-4", "c-1");
        payments.authorized("o-1");
        payments.authorized("o-2");
        payments.declined("o-4");
    }

    @Test
    @DisplayName("WEB-HTTP-P7 tell what became of the money, with the digits of its currency, and why it was declined")
    void told() {
        assertThat(api.get("/payments?orderId=o-1").each("amount")).containsExactly("29.90");
        assertThat(api.get("/payments?orderId=o-1").body()).doesNotContain("reason");
        assertThat(api.get("/payments?orderId=o-4").each("reason")).containsExactly("The card was declined.");
        assertThat(api.get("/payments?orderId=o-3").body()).as("nothing was asked of the provider yet").isEqualTo("[]");
    }

    @Test
    @DisplayName("WEB-LOGIN-P2 of somebody else are for a customer like those that are not there, each, in lists and as a place")
    void ofSomebodyElse() {
        assertThat(api.get("/payments?orderId=o-2")).isEqualTo(api.get("/payments?orderId=o-9"));
        assertThat(api.get("/payments?orderId=o-2").body()).isEqualTo("[]");
        assertThat(api.get("/payments").each("orderId")).containsExactly("o-4", "o-1");
        assertThat(api.get("/payments?after=o-2")).isEqualTo(api.get("/payments?after=o-9"));
        assertThat(api.get("/payments?after=o-2").wrongFields()).containsExactly("after");

        api.visitor.isOperator("op-1");
        assertThat(api.get("/payments?orderId=o-2").each("orderId")).containsExactly("o-2");
    }

    @Test
    @DisplayName("WEB-P3 a customer's are in the order of its orders, newest first; a page without any of them leads on all the same")
    void pagesOfCustomer() {
        Answer first = api.get("/payments?limit=1");
        Answer second = api.get("/payments?limit=1&after=o-4");
        Answer last = api.get("/payments?limit=1&after=o-3");

        assertThat(first.each("orderId")).containsExactly("o-4");
        assertThat(first.header("Link")).isEqualTo("</api/payments?after=o-4&limit=1>; rel=\"next\"");
        assertThat(second.body()).isEqualTo("[]");
        assertThat(second.header("Link")).isEqualTo("</api/payments?after=o-3&limit=1>; rel=\"next\"");
        assertThat(last.each("orderId")).containsExactly("o-1");
        assertThat(last.header("Link")).isNull();
    }

    @Test
    @DisplayName("WEB-P3 an operator's are those of everybody, by ascending order id, after any text")
    void pagesOfOperator() {
        api.visitor.isOperator("op-1");
        Answer first = api.get("/payments?limit=2");

        assertThat(first.each("orderId")).containsExactly("o-1", "o-2");
        assertThat(first.header("Link")).isEqualTo("</api/payments?after=o-2&limit=2>; rel=\"next\"");
        assertThat(api.get("/payments?limit=2&after=o-2").each("orderId")).containsExactly("o-4");
        assertThat(api.get("/payments?limit=2&after=o-3x").each("orderId")).containsExactly("o-4");
    }

    @Test
    @DisplayName("WEB-P2 name all that is wrong with a query; while the database is away they are not told")
    void wrong() {
        assertThat(api.get("/payments?limit=201&orderId=%0A&after=none").wrongFields()).containsExactly("orderId", "after", "limit");
        assertThat(api.get("/payments?customerId=c-2").wrongFields()).containsExactly("customerId");

        api.surroundings.databaseGoes();
        assertThat(api.get("/payments").problem()).isEqualTo("503 unavailable");
    }
}
