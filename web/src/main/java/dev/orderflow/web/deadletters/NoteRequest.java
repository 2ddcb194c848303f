package dev.orderflow.web.deadletters;

import dev.orderflow.web.http.NothingElse;
import dev.orderflow.web.http.SeveralLines;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be noted about a group of dead letters; what is absent or blank is cleared. */
@NothingElse
@Schema(name = "PutGroupNote")
public record NoteRequest(
        @SeveralLines
                @Size(max = NoteRequest.LONGEST, message = "must have at most " + NoteRequest.LONGEST + " characters")
                @Schema(example = "The provider has a ticket: 4711.")
                String note,
        @Size(max = NoteRequest.LONGEST_NAME, message = "must have at most " + NoteRequest.LONGEST_NAME + " characters")
                @Schema(description = "Who looks for the reason: an operator, or anybody else", example = "anna")
                String investigatedBy) {

    static final int LONGEST = 1_000;
    static final int LONGEST_NAME = 255;

    Optional<String> text() {
        return said(note);
    }

    Optional<String> investigator() {
        return said(investigatedBy);
    }

    private static Optional<String> said(String text) {
        return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
    }
}
