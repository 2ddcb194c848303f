package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.WatchedGroup;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Dead letters that have subscription, type and cause in common. */
@Schema(name = "DeadLetterGroup")
record GroupView(
        String subscription,
        String type,
        String cause,
        long count,
        @Schema(description = "When the oldest of them died") Instant oldest,
        @Schema(description = "When the latest of them died") Instant latest,
        @Schema(description = "When the first that ever had this cause died, also if that one is none any more") Instant firstSeen,
        @Schema(description = "How many died last in each of the last 24 hours, the present one at the end; those that were retried or"
                        + " discarded since count as well")
                List<Long> perHour,
        @Schema(description = "What operators have noted; absent where there is nothing") String note,
        @Schema(description = "Who looks for the reason; absent where nobody does", example = "anna") String investigatedBy) {

    static GroupView of(WatchedGroup it) {
        return new GroupView(
                it.group().subscription(), it.group().type(), it.group().cause(), it.group().count(),
                it.group().oldest(), it.group().latest(),
                it.firstSeen(), it.perHour(), it.note().text().orElse(null), it.note().investigatedBy().orElse(null));
    }
}
