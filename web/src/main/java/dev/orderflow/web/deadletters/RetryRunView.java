package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.RetryRun;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A retry of many. */
@Schema(name = "RetryRun")
record RetryRunView(
        String id,
        @Schema(enumeration = {"RUNNING", "DONE", "STOPPED"}) String state,
        String subscription,
        String type,
        String cause,
        @Schema(description = "Absent where there is none") Integer limit,
        int ratePerSecond,
        @Schema(description = "So far") int retried,
        @Schema(description = "How many that the filter found were dead when it began, within the limit; absent where it began before"
                + " this was kept", example = "311")
                Long total,
        @Schema(description = "When it is done: how many that the filter found are dead still; absent before. Beyond the limit there"
                + " may be some,"
                        + " else the broker did not hand them out")
                Long remaining,
        @Schema(description = "How many of those that it sent have come back by now") long returned,
        String startedBy,
        Instant startedAt,
        Instant updatedAt,
        @Schema(description = "Absent unless somebody did") String stoppedBy) {

    static RetryRunView of(RetryRun run, long returned) {
        return new RetryRunView(
                run.id(), run.state().name(), run.filter().subscription().orElse(null), run.filter().type().orElse(null),
                run.filter().cause().orElse(null), run.most().orElse(null), run.ratePerSecond(), run.retried(),
                run.total().orElse(null), run.remaining().orElse(null), returned,
                run.startedBy(), run.startedAt(), run.updatedAt(), run.stoppedBy().orElse(null));
    }
}
