package dev.orderflow.faults;

/**
 * Byteman's helper: lets the start of a delivery's transaction fail, as often as the test wants: before the broker has heard of it, or
 * after.
 *
 * <p>The first transaction that starts at the broker in the thread of a delivery is that one.
 */
public class DeliveryStart {

    /** When the start that is to come in this thread fails. */
    private static final ThreadLocal<String> FAILS = new ThreadLocal<>();

    /** The resource adapter has a message for a message-driven bean in this thread. */
    public void begins() {
        FAILS.set(Commit.ask("delivers"));
    }

    /** Whether the test wants the start to fail now, before it is sent. */
    public boolean isUnheard() {
        return fails("unheard");
    }

    /** Whether the test wants the start to fail now, when the broker has done it. */
    public boolean isUnanswered() {
        boolean unanswered = fails("unanswered");
        FAILS.remove();
        return unanswered;
    }

    private static boolean fails(String moment) {
        if (!moment.equals(FAILS.get())) {
            return false;
        }
        FAILS.remove();
        return true;
    }
}
