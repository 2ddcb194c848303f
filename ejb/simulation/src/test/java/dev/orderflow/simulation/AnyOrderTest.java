package dev.orderflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Events may arrive late, twice, or in any order (a redelivery with back-off lets later messages overtake): every consumer ends in the
 * same state whatever the order."
 */
@DisplayName("In whatever order events arrive")
class AnyOrderTest extends Replay {

    /** As many as eight deliveries have permutations. */
    private static final int FEW = 40_320;
    private static final int MANY = 20_000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    @DisplayName("the books of all modules balance in the end: in every order where there are few, in many where there are not")
    void anyOrder(Scenario scenario) {
        if (scenario.few()) {
            Schedule.Exhaustive every = new Schedule.Exhaustive();
            do {
                play(scenario, every);
            } while (every.another());
            assertThat(played()).isLessThanOrEqualTo(FEW);
        } else {
            for (long seed = 1; seed <= MANY; seed++) {
                play(scenario, Schedule.Seeded.undisturbed(seed));
            }
        }

        report(scenario, scenario.few() ? "every order" : "many orders");
        assertThat(endings.keySet()).isEqualTo(scenario.endings());
    }

    @Test
    @DisplayName("a fact that comes hours late counts when it comes")
    void late() {
        world.begin();
        world.stocks("BOOK-1", 10);
        String order = world.places("BOOK-1", "tok_visa");
        world.late("StockReserved");

        world.run(new Schedule.Exhaustive());

        assertThat(Tables.ORDERS.find(order).updatedAt()).isEqualTo(World.BEGINNING.plus(World.LATE));
    }
}
