package dev.orderflow.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who is killed when; the same for the same seed. */
record Schedule(List<Kill> kills) {

    private static final int LONGEST_ABSENCE_MILLIS = 5_000;

    /**
     * One kill.
     *
     * @param at how long after the beginning
     * @param victim which of the parts, from 0 on
     * @param absence how long until it is started again
     */
    record Kill(Duration at, int victim, Duration absence) {}

    /**
     * Kills one of so many parts again and again.
     *
     * @param longestPeace between two kills; the shortest is a quarter of it
     */
    static Schedule of(long seed, int parts, Duration longestPeace, Duration time) {
        Random random = new Random(seed);
        List<Kill> kills = new ArrayList<>();
        Duration at = peace(longestPeace, random);
        while (at.compareTo(time) < 0) {
            kills.add(new Kill(at, random.nextInt(parts), Duration.ofMillis(random.nextInt(LONGEST_ABSENCE_MILLIS))));
            at = at.plus(peace(longestPeace, random));
        }
        return new Schedule(kills);
    }

    private static Duration peace(Duration longest, Random random) {
        Duration shortest = longest.dividedBy(4);
        return shortest.plusMillis(random.nextInt((int) longest.minus(shortest).toMillis()));
    }
}
