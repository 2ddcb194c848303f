package dev.orderflow.web.deadletters;

import dev.orderflow.web.http.ReasonRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which edit is turned down, and why. */
@Schema(name = "Rejection")
public record RejectionRequest(
        @NotBlank(message = "must not be blank")
                @Size(max = ApprovalRequest.LONGEST_ID, message = "must have at most " + ApprovalRequest.LONGEST_ID + " characters")
                @Schema(description = "The id of the dead letter's proposedEdit")
                String proposedEdit,
        @NotBlank(message = "must not be blank")
                @Size(max = ReasonRequest.LONGEST, message = "must have at most " + ReasonRequest.LONGEST + " characters")
                @Schema(description = "For the archive", example = "one is enough")
                String reason) {}
