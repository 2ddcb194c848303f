package dev.orderflow.web.deadletters;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which edit another operator has looked at, and approves. */
@Schema(name = "Approval")
public record ApprovalRequest(
        @NotBlank(message = "must not be blank")
                @Size(max = ApprovalRequest.LONGEST_ID, message = "must have at most " + ApprovalRequest.LONGEST_ID + " characters")
                @Schema(description = "The id of the dead letter's proposedEdit")
                String proposedEdit) {

    static final int LONGEST_ID = 64;
}
