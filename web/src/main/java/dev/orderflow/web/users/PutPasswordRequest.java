package dev.orderflow.web.users;

import dev.orderflow.web.http.NothingElse;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new password. */
@NothingElse
@Schema(name = "PutPassword")
public record PutPasswordRequest(
        @NotNull(message = "must not be missing") @Password @Schema(description = "12 to 256 characters") String password) {

    @Override
    public String toString() {
        return "a request with a password";
    }
}
