package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.ReturnedLetter;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter that a retry of many sent and that came back. */
@Schema(name = "ReturnedDeadLetter")
record ReturnedView(
        String id,
        String subscription,
        String type,
        String subject,
        @Schema(description = "The cause that it has now") String cause,
        Instant deadSince,
        @Schema(description = "How often it came into the dead-letter queue by now") int rounds,
        @Schema(enumeration = {"DEAD", "RETRIED", "EDITED", "DISCARDED", "REMOVED"},
                description = "What became of it by now") String state) {

    static ReturnedView of(ReturnedLetter returned) {
        DeadLetter it = returned.letter();
        return new ReturnedView(it.id(), it.subscription(), it.type(), it.subject(), it.cause(), it.deadSince(), it.rounds(),
                it.state().name());
    }
}
