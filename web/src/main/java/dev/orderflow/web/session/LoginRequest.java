package dev.orderflow.web.session;

import dev.orderflow.web.http.NothingElse;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who logs in. */
@NothingElse
@Schema(name = "Login")
public record LoginRequest(
        @NotNull(message = "must not be missing") String name, @NotNull(message = "must not be missing") String password) {

    @Override
    public String toString() {
        return "a login of " + name;
    }
}
