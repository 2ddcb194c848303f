package dev.orderflow.orders;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<List<Integer>> done = new ArrayList<>(); // guarded by itself

    @AfterEach
    void leave() {
        clients.shutdownNow();
    }

    @Test
    @DisplayName("Nobody waits when nobody else is there")
    void alone() {
        var group = new GroupCommit<Integer>(1, 64, this::note);

        group.ask(1);
        group.ask(2);

        assertThat(done).containsExactly(List.of(1), List.of(2));
    }

    @Test
    @DisplayName("Who comes while a group is under way goes with the next one, up to its size, in the order of coming")
    void together() {
        var blocked = new CountDownLatch(1);
        var group = new GroupCommit<Integer>(1, 3, questions -> {
            if (questions.contains(0)) {
                pass(blocked);
            }
            note(questions);
        });
        List<Future<?>> all = new ArrayList<>();
        IntStream.rangeClosed(0, 4).forEach(i -> {
            all.add(clients.submit(() -> group.ask(i)));
            await().until(() -> group.waiting() == i);
        });

        blocked.countDown();

        all.forEach(GroupCommitTest::ends);
        assertThat(done).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4));
        assertThat(group.waiting()).isZero();
    }

    @Test
    @DisplayName("As many groups are under way as are allowed")
    void atOnce() {
        var blocked = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        var group = new GroupCommit<Integer>(2, 64, questions -> {
            begun.countDown();
            pass(blocked);
        });
        List<Future<?>> all = IntStream.range(0, 3).<Future<?>>mapToObj(i -> clients.submit(() -> group.ask(i))).toList();

        pass(begun);
        await().until(() -> group.waiting() == 1);

        blocked.countDown();
        all.forEach(GroupCommitTest::ends);
    }

    @Test
    @DisplayName("Each of a group that fails hears of it, whatever it was, and those who come later are served")
    void failure() {
        var blocked = new CountDownLatch(1);
        var group = new GroupCommit<Integer>(1, 64, questions -> {
            if (questions.contains(0)) {
                pass(blocked);
            }
            if (questions.contains(1)) {
                throw new AssertionError("no");
            }
            note(questions);
        });
        Future<?> first = clients.submit(() -> group.ask(0));
        await().until(() -> group.isUnderWay());
        List<CompletableFuture<Void>> others = IntStream.rangeClosed(1, 2).mapToObj(i -> {
            var it = CompletableFuture.runAsync(() -> group.ask(i), clients);
            await().until(() -> group.waiting() == i);
            return it;
        }).toList();

        blocked.countDown();

        ends(first);
        others.forEach(it -> assertThatThrownBy(() -> it.get(10, SECONDS)).hasStackTraceContaining("AssertionError: no"));
        group.ask(3);
        assertThat(done).containsExactly(List.of(0), List.of(3));
    }

    private void note(List<Integer> questions) {
        synchronized (done) {
            done.add(List.copyOf(questions));
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void ends(Future<?> future) {
        try {
            future.get(10, SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
