package dev.orderflow.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Says what happens next. */
interface Schedule {

    /** Which of so many possible steps is taken, counted from zero. */
    int choose(int possible);

    /** Whether the step will come once more, some time. */
    boolean comesAgain();

    /** Whether the step breaks down when all its work is done, just before it commits. */
    boolean breaksDown();

    /** One schedule after the other, until all have been: each choice that can be made, made once. No duplicates, no breakdowns. */
    final class Exhaustive implements Schedule {

        private record Choice(int taken, int possible) {}

        private List<Choice> choices = new ArrayList<>();
        private int next;

        @Override
        public int choose(int possible) {
            if (next == choices.size()) {
                choices.add(new Choice(0, possible));
            }
            return choices.get(next++).taken();
        }

        @Override
        public boolean comesAgain() {
            return false;
        }

        @Override
        public boolean breaksDown() {
            return false;
        }

        /** Turns to the next schedule; whether there is one. */
        boolean another() {
            next = 0;
            while (!choices.isEmpty()) {
                Choice last = choices.remove(choices.size() - 1);
                if (last.taken() + 1 < last.possible()) {
                    choices.add(new Choice(last.taken() + 1, last.possible()));
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Any schedule, the same for the same seed.
     *
     * @param duplicates how likely it is that a step comes once more
     * @param breakdowns how likely it is that a step breaks down
     */
    record Seeded(Random random, double duplicates, double breakdowns) implements Schedule {

        /** Nothing comes twice, nothing breaks down. */
        static Seeded undisturbed(long seed) {
            return new Seeded(new Random(seed), 0, 0);
        }

        /** Three in ten come once more, one in five breaks down. */
        static Seeded disturbed(long seed) {
            return new Seeded(new Random(seed), 0.3, 0.2);
        }

        @Override
        public int choose(int possible) {
            return random.nextInt(possible);
        }

        @Override
        public boolean comesAgain() {
            return random.nextDouble() < duplicates;
        }

        @Override
        public boolean breaksDown() {
            return random.nextDouble() < breakdowns;
        }
    }
}
