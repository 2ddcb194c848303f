package dev.orderflow.web.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.deadletters.Action;
import dev.orderflow.web.http.Json;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was done with a dead letter. */
@Schema(name = "DeadLetterAction")
record ActionView(
        long id,
        String deadLetter,
        @Schema(description = "How often it had come back by then") int round,
        @Schema(enumeration = {"RETRIED", "EDITED", "DISCARDED", "REMOVED", "EDIT_PROPOSED", "EDIT_REJECTED"}) String action,
        @Schema(description = "The operator, or the retry of many and who began it, or the console") String who,
        Instant at,
        String reason,
        @Schema(description = "Of an edit or a discarded one: the message as it was") String bodyBefore,
        @Schema(description = "Of an edit: the corrected message") String bodyAfter,
        @Schema(type = SchemaType.ARRAY, implementation = Object.class, description = "Of an edit: the difference, a JSON Patch (RFC 6902)")
                JsonNode diff,
        @Schema(description = "The id of the retry of many that did it; absent where none did") String retry) {

    static ActionView of(Action it) {
        return new ActionView(
                it.id(), it.deadLetter(), it.round(), it.what().name(), it.who(), it.at(), it.reason(), it.bodyBefore(), it.bodyAfter(),
                it.diff() == null ? null : Json.read(it.diff()), it.retryRun());
    }
}
