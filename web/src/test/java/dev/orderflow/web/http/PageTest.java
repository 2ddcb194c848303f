package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page of a list")
class PageTest {

    private static final String LIST = "/api/orders";

    private final MultivaluedMap<String, String> filters = new MultivaluedHashMap<>();

    @Test
    @DisplayName("that is the last one leads nowhere, even if it is full")
    void last() {
        var page = Page.of(List.of("a", "b"), 2, Function.identity());

        assertThat(page.elements()).containsExactly("a", "b");
        assertThat(page.link(LIST, filters)).isEmpty();
    }

    @Test
    @DisplayName("leads to the next one, with the same filters, after its own last element")
    void next() {
        filters.putSingle("status", "PLACED");
        filters.putSingle("limit", "2");
        filters.putSingle("after", "z");
        filters.putSingle("customerId", "");
        var page = Page.of(List.of("a", "b", "c"), 2, Function.identity());

        assertThat(page.elements()).containsExactly("a", "b");
        assertThat(page.link(LIST, filters))
                .contains("</api/orders?after=b&limit=2&status=PLACED>; rel=\"next\"");
    }

    @Test
    @DisplayName("has a link that no filter can break out of")
    void encoded() {
        filters.putSingle("customerId", "a&b=c>; rel=\"x\" {y} \u00e9");
        var page = Page.of(List.of("k 1", "l"), 1, Function.identity());

        assertThat(page.link(LIST, filters))
                .contains("</api/orders?after=k+1&customerId=a%26b%3Dc%3E%3B+rel%3D%22x%22+%7By%7D+%C3%A9>;"
                        + " rel=\"next\"");
    }
}
