package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.Group;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Dead letters that have subscription, type and cause in common. */
@Schema(name = "DeadLetterGroup")
record GroupView(
        String subscription,
        String type,
        String cause,
        long count,
        @Schema(description = "When the oldest of them died") Instant oldest,
        @Schema(description = "When the latest of them died") Instant latest) {

    static GroupView of(Group group) {
        return new GroupView(group.subscription(), group.type(), group.cause(), group.count(), group.oldest(), group.latest());
    }
}
