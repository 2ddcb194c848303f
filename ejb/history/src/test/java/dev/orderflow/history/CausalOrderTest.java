package dev.orderflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HISTORY-P3 The events of an order are told")
class CausalOrderTest {

    private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private int position;

    @Test
    @DisplayName("each after the one that caused it, whatever the clocks say")
    void causeFirst() {
        KeptEvent captured = event("captured", 1, "confirmed");
        KeptEvent confirmed = event("confirmed", 2, "authorized");
        KeptEvent authorized = event("authorized", 3, "placed");
        KeptEvent placed = event("placed", 4, null);

        assertThat(CausalOrder.of(List.of(captured, confirmed, authorized, placed)))
                .containsExactly(placed, authorized, confirmed, captured);
    }

    @Test
    @DisplayName("otherwise by the time of happening, then as they were kept")
    void byTime() {
        KeptEvent late = event("late", 5, null);
        KeptEvent keptFirst = event("kept first", 3, null);
        KeptEvent keptSecond = event("kept second", 3, null);
        KeptEvent early = event("early", 1, "an event that is not kept");

        assertThat(CausalOrder.of(List.of(late, keptSecond, keptFirst, early))).containsExactly(early, keptFirst, keptSecond, late);
    }

    @Test
    @DisplayName("alike in whatever order they were kept")
    void alike() {
        List<KeptEvent> events = new ArrayList<>(List.of(
                event("placed", 0, null),
                event("authorized", 2, "placed"),
                event("reserved", 1, "placed"),
                event("confirmed", 3, "authorized"),
                event("captured", 4, "confirmed")));
        List<KeptEvent> expected = CausalOrder.of(events);
        Random random = new Random(1);

        for (int i = 0; i < 100; i++) {
            Collections.shuffle(events, random);
            assertThat(CausalOrder.of(events)).isEqualTo(expected);
        }
        assertThat(expected).extracting(KeptEvent::id).containsExactly("placed", "reserved", "authorized", "confirmed", "captured");
    }

    @Test
    @DisplayName("none left out, also where a stranger's events cause each other, or themselves")
    void circle() {
        KeptEvent hen = event("hen", 1, "egg");
        KeptEvent egg = event("egg", 2, "hen");
        KeptEvent itself = event("itself", 3, "itself");
        KeptEvent placed = event("placed", 4, null);

        assertThat(CausalOrder.of(List.of(hen, egg, itself, placed))).containsExactly(placed, hen, egg, itself);
    }

    private KeptEvent event(String id, int second, String cause) {
        return new KeptEvent(++position, id, NINE.plusSeconds(second), Optional.ofNullable(cause), "{}");
    }
}
