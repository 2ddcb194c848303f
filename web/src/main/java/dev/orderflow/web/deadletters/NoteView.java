package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.GroupNote;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What operators have noted about a group of dead letters. */
@Schema(name = "GroupNote")
record NoteView(
        String subscription,
        String type,
        String cause,
        @Schema(description = "Absent where there is none") String note,
        @Schema(description = "Who looks for the reason; absent where nobody does", example = "anna") String investigatedBy,
        @Schema(description = "The operator who changed this last; absent before the first time") String changedBy,
        Instant changedAt) {

    static NoteView of(GroupNote it) {
        return new NoteView(
                it.group().subscription(), it.group().type(), it.group().cause(), it.text().orElse(null), it.investigatedBy().orElse(null),
                it.changedBy().orElse(null), it.changedAt().orElse(null));
    }
}
