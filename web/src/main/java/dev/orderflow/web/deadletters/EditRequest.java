package dev.orderflow.web.deadletters;

import dev.orderflow.web.http.ReasonRequest;
import dev.orderflow.web.http.SeveralLines;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A corrected message. */
@Schema(name = "Edit")
public record EditRequest(
        @SeveralLines
                @NotBlank(message = "must not be blank")
                @Schema(description = "The whole event, CloudEvents 1.0 in JSON; its type and subject stay what they were")
                String body,
        @NotBlank(message = "must not be blank")
                @Size(max = ReasonRequest.LONGEST, message = "must have at most " + ReasonRequest.LONGEST + " characters")
                @Schema(description = "For the archive", example = "the currency was missing")
                String reason) {}
