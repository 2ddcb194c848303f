package dev.orderflow.web.health;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether all is well, in the format of MicroProfile Health. */
@Schema(description = "Whether all is well, in the format of MicroProfile Health")
record Health(Status status, List<Check> checks) {

    enum Status {
        UP,
        DOWN
    }

    record Check(@Schema(example = "database") String name, Status status) {}

    /** Up if every check is. */
    static Health of(List<Check> checks) {
        boolean up = checks.stream().allMatch(check -> check.status() == Status.UP);
        return new Health(up ? Status.UP : Status.DOWN, checks);
    }
}
