package dev.orderflow.web.session;

import dev.orderflow.identity.Session;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is logged in, and how long that lasts. */
@Schema(name = "Session")
record SessionView(
        String name,
        @Schema(type = SchemaType.ARRAY, description = "One of customer and operator") List<String> roles,
        @Schema(description = "To be sent in X-CSRF-Token with what changes something") String csrfToken,
        @Schema(description = "When the session is over, if nobody uses it until then") Instant idleUntil,
        @Schema(description = "When it is over, however much it is used") Instant endsAt) {

    static SessionView of(Session session) {
        return new SessionView(
                session.login().name(),
                List.of(session.login().role().roleName()),
                session.csrfToken(),
                session.idleUntil(),
                session.endsAt());
    }
}
