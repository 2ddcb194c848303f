package dev.orderflow.web.operations;

import dev.orderflow.web.login.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the events flow, and which transactions are in doubt. */
@Path("/flow")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class FlowResource {

    @Inject
    FlowReport report;

    /** All of it; operators only. Whatever is away, the answer is 200: half of the picture is what somebody in trouble needs. */
    @GET
    @OperatorsOnly
    @Operation(
            summary = "How the events flow, and which transactions are in doubt",
            description = "What was seen at the last look, some five seconds ago at most, or one while somebody listens to"
                    + " /api/flow/stream. A part that is away is named as unknown; the other one is shown nevertheless. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "What was seen",
            content = @Content(schema = @Schema(implementation = FlowView.class)))
    public Response now() {
        return Response.ok(report.view()).header("Cache-Control", "no-store").build();
    }

    /** For charts; operators only. */
    @GET
    @Path("/history")
    @OperatorsOnly
    @Operation(
            summary = "How the events flowed in the last 15 minutes",
            description = "One look for each five seconds, the oldest first, in columns: the first number of each belongs to the first"
                    + " time. Each node"
                    + " has what it has seen itself since it started; nothing of the time in which the broker was away. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "What was seen",
            content = @Content(schema = @Schema(implementation = FlowHistoryView.class)))
    public Response lately() {
        return Response.ok(report.history()).header("Cache-Control", "no-store").build();
    }
}
