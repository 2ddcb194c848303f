package dev.orderflow.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Who is killed when; the same for the same seed. */
record Schedule(List<Kill> kills) {

    private static final int SHORTEST_PEACE_MILLIS = 3_000;
    private static final int LONGEST_PEACE_MILLIS = 12_000;
    private static final int LONGEST_ABSENCE_MILLIS = 5_000;

    /**
     * One kill.
     *
     * @param at how long after the beginning
     * @param victim which of the parts, from 0 on
     * @param absence how long until it is started again
     */
    record Kill(Duration at, int victim, Duration absence) {}

    /** Kills one of so many parts every few seconds. */
    static Schedule of(long seed, int parts, Duration time) {
        Random random = new Random(seed);
        List<Kill> kills = new ArrayList<>();
        Duration at = peace(random);
        while (at.compareTo(time) < 0) {
            kills.add(new Kill(at, random.nextInt(parts), Duration.ofMillis(random.nextInt(LONGEST_ABSENCE_MILLIS))));
            at = at.plus(peace(random));
        }
        return new Schedule(kills);
    }

    private static Duration peace(Random random) {
        return Duration.ofMillis(SHORTEST_PEACE_MILLIS + random.nextInt(LONGEST_PEACE_MILLIS - SHORTEST_PEACE_MILLIS));
    }
}
