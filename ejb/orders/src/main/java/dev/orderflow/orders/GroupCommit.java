package dev.orderflow.orders;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Lets those who ask at the same time share one piece of work, as databases do with the forced writes of commits. Who comes when there is
 * room begins at once; who comes meanwhile goes with the next group. The work is done by one of those who ask, so that there is neither a
 * thread of its own nor a time for which anybody waits in order to fill a group.
 *
 * @param <Q> what each asks for; the work is done when its answer is in it
 */
final class GroupCommit<Q> {

    private final int groupsAtOnce;
    private final int largest;
    private final Consumer<List<Q>> work;

    // Guarded by this.
    private final Queue<Turn<Q>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * At most so many groups are under way at once, each of so many at most.
     *
     * @param work for one group; what it throws, each of the group gets
     */
    GroupCommit(int groupsAtOnce, int largest, Consumer<List<Q>> work) {
        this.groupsAtOnce = groupsAtOnce;
        this.largest = largest;
        this.work = work;
    }

    /**
     * Returns when the work is done for this one, in this thread or in that of another who asked.
     *
     * @throws WorkFailed when another thread did the work, and failed; in this thread it fails with what the work throws
     */
    void ask(Q question) {
        Turn<Q> mine = new Turn<>(question);
        beginOrWait(mine);
        List<Turn<Q>> group;
        try {
            group = mine.comes.join();
        } catch (CompletionException failure) {
            throw new WorkFailed(failure.getCause());
        }
        if (!group.isEmpty()) {
            lead(group);
        }
    }

    /** How many wait for a group. */
    synchronized int waiting() {
        return waiting.size();
    }

    synchronized boolean isUnderWay() {
        return underWay > 0;
    }

    private synchronized void beginOrWait(Turn<Q> turn) {
        if (underWay < groupsAtOnce) {
            underWay++;
            turn.comes.complete(List.of(turn));
        } else {
            waiting.add(turn);
        }
    }

    private void lead(List<Turn<Q>> group) {
        List<Turn<Q>> others = group.subList(1, group.size());
        try {
            work.accept(group.stream().map(turn -> turn.question).toList());
        } catch (Throwable failure) { // whatever it is, those who wait must hear of it
            others.forEach(turn -> turn.comes.completeExceptionally(failure));
            throw failure;
        } finally {
            passOn();
        }
        others.forEach(turn -> turn.comes.complete(List.of()));
    }

    /** The first who waits leads those who wait with it. */
    private synchronized void passOn() {
        if (waiting.isEmpty()) {
            underWay--;
            return;
        }
        List<Turn<Q>> next = new ArrayList<>();
        while (next.size() < largest && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
        next.get(0).comes.complete(next);
    }

    /** One who asks: told to lead a group, or that another has done the work. */
    private static final class Turn<Q> {

        private final Q question;
        private final CompletableFuture<List<Turn<Q>>> comes = new CompletableFuture<>();

        private Turn(Q question) {
            this.question = question;
        }
    }

    /** Another thread did the work for this one, and failed. */
    static final class WorkFailed extends RuntimeException {

        private WorkFailed(Throwable cause) {
            super("The work was shared, and failed: " + cause.getMessage(), cause);
        }
    }
}
