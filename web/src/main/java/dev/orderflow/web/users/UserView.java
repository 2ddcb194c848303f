package dev.orderflow.web.users;

import dev.orderflow.identity.User;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user, without anything about its password. */
@Schema(name = "User")
record UserView(
        String name,
        @Schema(type = SchemaType.STRING, enumeration = {"customer", "operator"}) String role,
        @Schema(description = "Whether every login is refused") boolean disabled) {

    static UserView of(User user) {
        return new UserView(user.name(), user.role().roleName(), user.disabled());
    }
}
