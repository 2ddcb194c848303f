package dev.orderflow.web.deadletters;

import jakarta.validation.constraints.NotBlank;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which edit another operator has looked at, and approves. */
@Schema(name = "Approval")
public record ApprovalRequest(
        @NotBlank(message = "must not be blank") @Schema(description = "The id of the dead letter's proposedEdit") String proposedEdit) {}
