package dev.orderflow.web.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is done. */
@Schema(name = "Reason")
public record ReasonRequest(
        @NotBlank(message = "must not be blank")
                @Size(max = ReasonRequest.LONGEST, message = "must have at most " + ReasonRequest.LONGEST + " characters")
                @Schema(description = "For the archive", example = "the order was a test")
                String reason) {

    /** How many characters a reason may have, here and where one comes with more. */
    public static final int LONGEST = 500;
}
