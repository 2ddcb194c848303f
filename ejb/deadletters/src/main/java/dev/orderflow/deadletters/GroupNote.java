package dev.orderflow.deadletters;

import java.time.Instant;
import java.util.Optional;

/**
 * What operators have noted about a group of dead letters.
 *
 * @param text what somebody should know who sees the group
 * @param investigatedBy whoever looks for the reason
 * @param changedBy the operator who changed it last, and when; empty before the first time, which has the version 0
 * @param version one more with each change
 */
public record GroupNote(
        GroupKey group, Optional<String> text, Optional<String> investigatedBy, Optional<String> changedBy, Optional<Instant> changedAt,
        int version) {

    /** The note about a group of which nobody has noted anything yet. */
    public static GroupNote none(GroupKey group) {
        return new GroupNote(group, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }

    /** The note after a change; what the change does not say is cleared. */
    GroupNote changed(Optional<String> newText, Optional<String> newInvestigator, String who, Instant now) {
        return new GroupNote(group, newText, newInvestigator, Optional.of(who), Optional.of(now), version + 1);
    }
}
