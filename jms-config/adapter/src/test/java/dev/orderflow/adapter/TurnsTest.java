package dev.orderflow.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.adapter.Turns.Turn;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final long FOR_EVER = Duration.ofHours(1).toMillis();

    private final List<String> happened = new CopyOnWriteArrayList<>();

    @Test
    @DisplayName("ADAPTER-P8 no more are under way than there are turns; who comes next has the first that is free")
    void oneAfterTheOther() throws Exception {
        Turns turns = new Turns(1, FOR_EVER);
        Turn first = turns.next();
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> takesATurn(turns, "second"));
        await().until(() -> turns.waiting() == 1);
        assertThat(happened).isEmpty();

        first.close();

        second.join();
        assertThat(happened).containsExactly("second");
        turns.next().close();
    }

    @Test
    @DisplayName("ADAPTER-P8 where there is room nobody waits")
    void room() throws Exception {
        Turns turns = new Turns(2, FOR_EVER);

        try (Turn one = turns.next(); Turn another = turns.next()) {
            assertThat(one).isNotSameAs(another);
        }
    }

    @Test
    @DisplayName("ADAPTER-P8 ADAPTER-P10 who has waited for long enough goes on without a turn, and gives back none")
    void longEnough() throws Exception {
        Turns turns = new Turns(1, 1);
        Turn held = turns.next();

        turns.next().close();
        turns.next().close();

        held.close();
        assertThat(turns.free()).isEqualTo(1);
    }

    private void takesATurn(Turns turns, String name) {
        try (Turn turn = turns.next()) {
            happened.add(name);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
