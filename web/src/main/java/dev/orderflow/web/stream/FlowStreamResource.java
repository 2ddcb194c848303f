package dev.orderflow.web.stream;

import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.FlowView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the events flow, again and again. Also while the database is away: then it is looked at the most. */
@Path("/flow/stream")
@RequestScoped
@Tag(name = "operations")
public class FlowStreamResource {

    @Inject
    Streams streams;

    @Inject
    Caller caller;

    /** From now on; operators only. */
    @GET
    @OperatorsOnly
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "How the events flow, every second",
            description = "Server-Sent Events. Of the type \"flow\" there is one each second, with what GET /api/flow answers; broker and"
                    + " database are looked at once for all who listen. One of the type \"health\" follows, with what GET /api/health/ready"
                    + " answers. Each tells everything, so there is nothing to resume; a client that reads slowly gets the newest, and"
                    + " misses those between. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; it has no end",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = FlowView.class)))
    public void stream(@Suspended @Parameter(hidden = true) AsyncResponse response, @Context HttpServletRequest request)
            throws IOException {
        streams.openFlow(caller.login(), request.getAsyncContext());
    }
}
