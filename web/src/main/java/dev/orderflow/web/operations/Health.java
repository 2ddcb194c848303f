package dev.orderflow.web.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether all is well, in the format of MicroProfile Health, with one status more. */
@Schema(description = "Whether all is well, in the format of MicroProfile Health, and DEGRADED beside UP and DOWN")
record Health(Status status, List<Check> checks) {

    enum Status {
        UP,
        /** It works, but somebody should look. */
        DEGRADED,
        DOWN
    }

    record Check(
            @Schema(example = "database") String name,
            Status status,
            @Schema(description = "What it is about; absent where all is well") Map<String, List<String>> data) {

        Check(String name, Status status) {
            this(name, status, null);
        }
    }

    /** As bad as the worst of the checks. */
    static Health of(List<Check> checks) {
        return new Health(checks.stream().map(Check::status).max(Comparator.naturalOrder()).orElse(Status.UP), checks);
    }
}
