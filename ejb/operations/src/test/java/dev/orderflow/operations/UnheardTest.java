package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A queue that nobody listens to")
class UnheardTest {

    private final MovingClock clock = new MovingClock();
    private final Unheard unheard = new Unheard();

    @Test
    @DisplayName("WEB-OPERATIONS-P5 is named when that was so for five seconds, however often somebody looked meanwhile")
    void named() {
        for (int second = 0; second < 5; second++) {
            look("payment.orders");
            assertThat(unheard.forLong()).as("second " + second).isEmpty();
            clock.pass(Duration.ofSeconds(1));
        }
        look("payment.orders", "orders.payments");

        assertThat(unheard.forLong()).containsExactly("payment.orders");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 begins anew when somebody listened in between")
    void heardInBetween() {
        look("payment.orders");
        clock.pass(Duration.ofSeconds(3));
        look();
        look("payment.orders");
        clock.pass(Duration.ofSeconds(3));
        look("payment.orders");

        assertThat(unheard.forLong()).isEmpty();
    }

    private void look(String... queues) {
        unheard.seen(List.of(queues), clock.instant());
    }
}
