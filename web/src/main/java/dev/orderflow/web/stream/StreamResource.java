package dev.orderflow.web.stream;

import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of status while they happen, of all orders that the caller may see. */
@Path("/stream")
@RequestScoped
@NeedsDatabase
@Tag(name = "orders")
public class StreamResource {

    static final String DESCRIPTION = "Server-Sent Events of the type \"status\". A comment now and then shows that the stream lives. Who"
            + " comes back with the last id it saw, as browsers do, misses nothing, and may be told again what it knows: eventId tells. A"
            + " change may be told after a later one; at tells. A fact that is told again is no change.";

    private static final String HEARTBEAT = "heartbeat";
    private static final String EVENT = "event";

    @Inject
    Streams streams;

    @Inject
    Caller caller;

    /** From now on, or from where the client was. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Changes of status of all orders, from now on",
            description = DESCRIPTION + " A customer is told of its own orders.")
    @APIResponse(
            responseCode = "200",
            description = "The stream; it has no end",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = StatusView.class)))
    public void all(
            @Suspended @Parameter(hidden = true) AsyncResponse response,
            @Context HttpServletRequest request,
            @HeaderParam(LastEventId.NAME) @Parameter(description = "Where the client was") String lastEventId,
            @QueryParam(HEARTBEAT) @Parameter(
                    description = "With event, the comment that shows that the stream lives is followed by an event of the type \"alive\","
                            + " which says everySeconds: for the scripts of a page, which cannot see comments",
                    schema = @Schema(type = SchemaType.STRING, enumeration = EVENT)) String heartbeat)
            throws IOException {
        Optional<Long> after = LastEventId.place(lastEventId);
        boolean audible = isAudible(heartbeat);
        Optional<String> customer = caller.onlyCustomer();
        if (customer.isPresent()) {
            streams.openAllOf(customer.get(), caller.login(), request.getAsyncContext(), after, audible);
        } else {
            streams.openAll(caller.login(), request.getAsyncContext(), after, audible);
        }
    }

    private static boolean isAudible(String heartbeat) {
        if (heartbeat != null && !heartbeat.isEmpty() && !heartbeat.equals(EVENT)) {
            throw new Refusal(Problem.invalid(HEARTBEAT, "must be " + EVENT));
        }
        return EVENT.equals(heartbeat);
    }
}
