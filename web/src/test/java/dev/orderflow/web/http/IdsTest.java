package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A SKU to store something under")
class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", " FT", "FT ", "\u00a0FT", "FT\u2003", "\u3000", "F\tT", "F\u0000T"})
    @DisplayName("is refused where an address could not have it, or nobody could tell it from another")
    void refused(String sku) {
        assertThat(Ids.isSku(sku)).isFalse();
        assertThat(catchThrowableOfType(Refusal.class, () -> Ids.mustBeSku(sku, null)).problem().status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FT", "...", ".FT", "FT;9", "A B", "\u00e9/\u5b57", "%"})
    @DisplayName("may have anything else in it")
    void taken(String sku) {
        assertThatCode(() -> Ids.mustBeSku(sku, sku)).doesNotThrowAnyException();
    }
}
