package dev.orderflow.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The audit list over REST")
class AuditResourceTest {

    private final Api api = new Api();

    @BeforeEach
    void open() {
        AuditResource resource = new AuditResource();
        resource.log = api.kept;
        api.has(resource);
        api.visitor.isOperator("anna");
        api.kept.record("anna", DeedKind.STOCK_COUNTED, "BOOK-1", Optional.of("onHand=5"), Optional.empty());
        api.kept.record("ben", DeedKind.STOCK_COUNTED, "BOOK-2", Optional.of("onHand=6"), Optional.empty());
        api.kept.record("anna", DeedKind.ORDER_CANCELLED, "o-1", Optional.empty(), Optional.of("a test"));
    }

    @Test
    @DisplayName("has who did what when and why, the latest first, and leaves out what there is not")
    void deeds() {
        Answer answer = api.get("/audit");

        assertThat(answer.each("subject")).containsExactly("o-1", "BOOK-2", "BOOK-1");
        assertThat(answer.json().get(0)).hasToString(
                "{\"id\":\"3\",\"who\":\"anna\",\"at\":\"1970-01-01T00:00:00Z\",\"what\":\"ORDER_CANCELLED\",\"subject\":\"o-1\","
                        + "\"reason\":\"a test\"}");
        assertThat(answer.json().get(1).has("reason")).isFalse();
    }

    @Test
    @DisplayName("WEB-P3 is read page by page, of one operator or of one kind of deed, with the same filters on the next page")
    void pages() {
        Answer first = api.get("/audit?limit=1&who=anna");

        assertThat(first.each("subject")).containsExactly("o-1");
        assertThat(first.header("Link")).isEqualTo("</api/audit?after=3&limit=1&who=anna>; rel=\"next\"");
        assertThat(api.get("/audit?after=3&limit=1&who=anna").each("subject")).containsExactly("BOOK-1");
        assertThat(api.get("/audit?after=3&limit=1&who=anna").header("Link")).isNull();
        assertThat(api.get("/audit?what=STOCK_COUNTED").each("subject")).containsExactly("BOOK-2", "BOOK-1");
    }

    @Test
    @DisplayName("is that of one subject, also of one kind of deed")
    void subject() {
        api.kept.record("ben", DeedKind.PRODUCT_PUT, "BOOK-1", Optional.empty(), Optional.empty());

        assertThat(api.get("/audit?subject=BOOK-1").each("id")).containsExactly("4", "1");
        assertThat(api.get("/audit?subject=BOOK-1&what=STOCK_COUNTED").each("id")).containsExactly("1");
        assertThat(api.get("/audit?limit=1&subject=BOOK-1").header("Link"))
                .isEqualTo("</api/audit?after=4&limit=1&subject=BOOK-1>; rel=\"next\"");
        assertThat(api.get("/audit?subject=BOOK").each("id")).isEmpty();
        assertThat(api.get("/audit?subject=" + "x".repeat(256)).wrongFields()).containsExactly("subject");
    }

    @Test
    @DisplayName("WEB-P2 names all that is wrong with a query, also a number beyond all; and is nothing for a customer")
    void wrong() {
        assertThat(api.get("/audit?what=stock_counted&after=x&limit=0").wrongFields()).containsExactly("what", "after", "limit");
        assertThat(api.get("/audit?after=9999999999999999999").wrongFields()).containsExactly("after");

        api.visitor.isCustomer("c-1");
        assertThat(api.get("/audit").problem()).isEqualTo("403 forbidden");
    }
}
