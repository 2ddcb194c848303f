package dev.orderflow.web.users;

import dev.orderflow.identity.Role;
import dev.orderflow.web.http.NothingElse;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator sends to add or change a user. */
@NothingElse
@Schema(name = "PutUser")
public record PutUserRequest(
        @NotNull(message = "must not be missing") @Pattern(regexp = "customer|operator", message = "must be customer or operator")
                @Schema(description = "A customer's name is its customerId", example = "customer")
                String role,
        @Password @Schema(description = "12 to 256 characters; needed for a new user, another one keeps what it has where this is absent")
                String password,
        @Schema(description = "Whether every login is refused; where this is absent it stays as it is, false for a"
                + " new user") Boolean disabled) {

    Role wantedRole() {
        return Role.named(role);
    }

    Optional<String> newPassword() {
        return Optional.ofNullable(password);
    }

    Optional<Boolean> wantedDisabled() {
        return Optional.ofNullable(disabled);
    }

    /** What it says, for the audit list; of a password only that there is one. */
    String inShort() {
        return role + (disabled == null ? "" : disabled ? ", disabled" : ", not disabled") + (password == null ? "" : ", another password");
    }

    @Override
    public String toString() {
        return "a request about a user, with or without a password";
    }
}
