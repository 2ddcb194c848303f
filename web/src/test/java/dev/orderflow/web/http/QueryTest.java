package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.orders.OrderStatus;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The filters of a list")
class QueryTest {

    private final MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
    private final Query query = new Query(parameters);

    @Test
    @DisplayName("may be absent or empty, which is the same")
    void absent() {
        parameters.putSingle("status", "");
        parameters.putSingle("limit", "");

        assertThat(query.oneOf("status", OrderStatus.class)).isEmpty();
        assertThat(query.text("customerId")).isEmpty();
        assertThat(query.limit()).isEqualTo(50);
        query.mustBeValid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "x", "1.5", "99999999999999999999", " 1"})
    @DisplayName("limit a page to 1 to 200 elements")
    void limit(String limit) {
        parameters.putSingle("limit", limit);
        query.limit();

        assertThat(errors()).containsExactly(new FieldError("limit", "must be a whole number from 1 to 200"));
    }

    @Test
    @DisplayName("WEB-HTTP-P6 are told to be wrong all at once")
    void allAtOnce() {
        parameters.putSingle("status", "placed");
        parameters.putSingle("limit", "0");
        parameters.putSingle("customerId", "a\u0000");
        query.oneOf("status", OrderStatus.class);
        query.limit();
        query.text("customerId");

        assertThat(errors()).extracting(FieldError::field).containsExactly("status", "limit", "customerId");
    }

    private List<FieldError> errors() {
        return catchThrowableOfType(Refusal.class, query::mustBeValid).problem().errors();
    }
}
