package dev.orderflow.web.operations;

import dev.orderflow.web.login.WithoutLogin;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the application lives, and whether it can do its work. */
@Path("/health")
@RequestScoped
@WithoutLogin
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirementsSet
@Tag(name = "operations")
public class HealthResource {

    @Inject
    Readiness readiness;

    /** The application answers; what it depends on is not asked. */
    @GET
    @Path("/live")
    @Operation(summary = "Whether the application lives; restart it if not")
    @APIResponse(
            responseCode = "200",
            description = "It lives",
            content = @Content(schema = @Schema(implementation = Health.class)))
    public Response live() {
        return answer(Health.of(List.of()));
    }

    /** The database and the broker can be worked with. */
    @GET
    @Path("/ready")
    @Operation(summary = "Whether it can do its work; send it requests if so")
    @APIResponse(
            responseCode = "200",
            description = "The database and the broker can be worked with. DEGRADED where a transaction has been in doubt for too"
                    + " long, there"
                    + " are more dead letters than ORDERFLOW_DEAD_LETTER_LIMIT, a queue is missing, nobody listens to it or it is paused:"
                    + " send it requests nevertheless, and have somebody look.",
            content = @Content(schema = @Schema(implementation = Health.class)))
    @APIResponse(
            responseCode = "503",
            description = "The checks say what is down",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Health.class)))
    public Response ready() {
        return answer(readiness.health());
    }

    private static Response answer(Health health) {
        return Response.status(health.status() == Health.Status.DOWN ? 503 : 200)
                .header("Cache-Control", "no-store")
                .entity(health)
                .build();
    }
}
