package dev.orderflow.web.subscriptions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an operator does something. */
@Schema(name = "Reason")
public record ReasonRequest(
        @NotBlank(message = "must not be blank")
                @Size(max = LONGEST, message = "must have at most " + LONGEST + " characters")
                @Schema(example = "the payment provider is being maintained")
                String reason) {

    static final int LONGEST = 500;
}
