package dev.orderflow.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A listener")
class LostListenersTest {

    private static final Duration A_LOOK = Duration.ofSeconds(5);

    private final MovingClock clock = new MovingClock();
    private final LostListeners lost = new LostListeners();

    @BeforeEach
    void atTheFirstLook() {
        lost.clock = clock;
        assertThat(lost.due(List.of("payment.orders"))).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 is started again within a minute when its queue has been unheard for several looks")
    void due() {
        clock.pass(LostListeners.PATIENCE.minus(A_LOOK));
        assertThat(lost.due(List.of("payment.orders"))).isEmpty();

        clock.pass(A_LOOK);
        assertThat(lost.due(List.of("payment.orders", "orders.payments"))).containsExactly("payment.orders");
        assertThat(LostListeners.PATIENCE).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 that came back by itself is not started again, and has all its time when it is gone once more")
    void cameBack() {
        clock.pass(LostListeners.PATIENCE.minus(A_LOOK));
        assertThat(lost.due(List.of())).isEmpty();

        clock.pass(A_LOOK);
        assertThat(lost.due(List.of("payment.orders"))).isEmpty();
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P5 that did not come back is started once more, and not at each look")
    void onceMore() {
        clock.pass(LostListeners.PATIENCE);
        assertThat(lost.due(List.of("payment.orders"))).hasSize(1);
        clock.pass(A_LOOK);
        assertThat(lost.due(List.of("payment.orders"))).isEmpty();

        clock.pass(LostListeners.PATIENCE.minus(A_LOOK));
        assertThat(lost.due(List.of("payment.orders"))).hasSize(1);
    }
}
