package dev.orderflow.web.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.deadletters.DeadLetterOffice;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The archive of dead letters over REST")
class ArchiveResourceTest {

    private final DeadLetterOffice office = new DeadLetterOffice();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        ArchiveResource resource = new ArchiveResource();
        resource.cases = office.cases;
        api.has(resource);
        api.visitor.isOperator("anna");
        for (String id : new String[] {"d-1", "d-2", "d-3"}) {
            office.dies(id, 0, true);
            office.desk.discard(id, "why", "ben");
        }
    }

    @Test
    @DisplayName("WEB-P3 is read page by page, the latest first, until there is no next")
    void pages() {
        Answer first = api.get("/dead-letters/archive?limit=2");
        Answer last = api.get("/dead-letters/archive?after=2&limit=2");

        assertThat(first.each("deadLetter")).containsExactly("d-3", "d-2");
        assertThat(first.header("Link")).isEqualTo("</api/dead-letters/archive?after=2&limit=2>; rel=\"next\"");
        assertThat(last.each("deadLetter")).containsExactly("d-1");
        assertThat(last.header("Link")).isNull();
    }

    @Test
    @DisplayName("names what is wrong with a query, also a number beyond all")
    void wrong() {
        assertThat(api.get("/dead-letters/archive?after=d-1&limit=0").wrongFields()).containsExactly("after", "limit");
        assertThat(api.get("/dead-letters/archive?after=9999999999999999999").wrongFields()).containsExactly("after");
        assertThat(api.get("/dead-letters/archive?after=999999999999999999").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("WEB-DEADLETTERS-P3 is nothing for a customer")
    void customer() {
        api.visitor.isCustomer("c-1");

        assertThat(api.get("/dead-letters/archive").problem()).isEqualTo("403 forbidden");
    }
}
