package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.web.http.Refusal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The seats for streams")
class SeatsTest {

    @Test
    @DisplayName("WEB-STREAM-P5 are limited for each user: one more is refused until one has left")
    void ofUser() {
        Seats seats = of("2", "100");
        seats.take("c-1");
        seats.take("c-1");

        assertRefused(seats, "c-1", 429);
        seats.take("c-2");
        seats.leave("c-1");
        seats.take("c-1");
        assertRefused(seats, "c-1", 429);
    }

    @Test
    @DisplayName("WEB-STREAM-P5 are limited in all: one more is refused until one has left, whoever it is of")
    void all() {
        Seats seats = of("16", "3");
        seats.take("c-1");
        seats.take("c-2");
        seats.take("c-3");

        assertRefused(seats, "c-4", 503);
        seats.leave("c-2");
        seats.take("c-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "many", "1000000", "1.5"})
    @DisplayName("are set by numbers; what is none is refused by its name")
    void settings(String value) {
        assertThatThrownBy(() -> of(value, "1")).hasMessageContaining("ORDERFLOW_STREAMS_PER_USER").hasMessageContaining(value);
        assertThatThrownBy(() -> of("1", value)).hasMessageContaining("ORDERFLOW_STREAMS ").hasMessageContaining(value);
    }

    private static void assertRefused(Seats seats, String user, int status) {
        assertThatThrownBy(() -> seats.take(user))
                .asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }

    private static Seats of(String ofUser, String all) {
        Seats seats = new Seats();
        seats.ofUserSetting = ofUser;
        seats.allSetting = all;
        seats.read();
        return seats;
    }
}
