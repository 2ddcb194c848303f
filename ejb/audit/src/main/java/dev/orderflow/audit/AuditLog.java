package dev.orderflow.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All deeds. */
public interface AuditLog {

    /** An entry that is older is removed. */
    int DAYS_KEPT = 400;

    /** {@link #DAYS_KEPT} as a duration. */
    Duration KEPT = Duration.ofDays(DAYS_KEPT);

    /**
     * Somebody does something, in the transaction that is under way; without one this fails.
     *
     * @param subject what it is done to
     * @param details what it is given, in short; never a password
     * @param reason why, where somebody was asked for that
     */
    void record(String who, DeedKind what, String subject, Optional<String> details, Optional<String> reason);

    /**
     * At most {@code limit} deeds, the latest first.
     *
     * @param who only those of this operator
     * @param what only those of this kind
     * @param subject only what was done to that
     * @param before the id that the page before ended with
     */
    List<Deed> page(Optional<String> who, Optional<DeedKind> what, Optional<String> subject, Optional<Long> before, int limit);

    /** Of each subject the latest of the deeds of these kinds. */
    List<Deed> latest(Set<DeedKind> kinds);

    /** Removes those that were done before that moment. */
    void removeBefore(Instant moment);
}
