package dev.orderflow.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Several clients that do the same again and again, each as soon as it was answered. */
final class Load {

    /** One piece of work of one client. */
    interface Work {
        void run() throws Exception;
    }

    private Load() {}

    /**
     * Lets the clients work for that long.
     *
     * @param client makes the work of one client; what it returns is used by one thread only
     * @throws Exception the first failure of any client; a benchmark counts no half successes
     */
    static Result run(int clients, Duration time, Callable<Work> client) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long start = System.nanoTime();
            long end = start + time.toNanos();
            List<Future<long[]>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Work work = client.call();
                running.add(threads.submit(() -> untilTheEnd(work, end)));
            }
            List<long[]> nanos = new ArrayList<>();
            for (Future<long[]> one : running) {
                nanos.add(one.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] sorted = nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            return new Result(sorted.length / seconds, sorted);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] untilTheEnd(Work work, long end) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            work.run();
            nanos.add(System.nanoTime() - before);
        }
        return nanos.build().toArray();
    }

    /** How often a second, and how long each took, sorted. */
    record Result(double perSecond, long[] nanos) {

        int count() {
            return nanos.length;
        }

        /** Milliseconds within which this share of the work was done. */
        double millis(double share) {
            return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * share))] / 1e6;
        }
    }
}
