package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.Groups;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters on their way back: retried or edited, and not dead again. */
@Path("/dead-letters/given-back")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class GivenBackResource {

    /** Five deliveries take a minute at most; what is paused or behind much else takes longer. */
    private static final Duration LATELY = Duration.ofHours(1);

    @Inject
    Groups groups;

    @Inject
    Clock clock;

    /** Those of the last hour. */
    @GET
    @OperatorsOnly
    @Operation(
            summary = "Dead letters that were given back within the last hour and have not come back, in groups",
            description = "While the subscription of a group has messages waiting, these may be among them; where it has none they"
                    + " were handled."
                    + " Those given back last first, 50 groups or as many as limit says; there is no next page. Operators only.")
    @Parameter(ref = "limit")
    @APIResponse(
            responseCode = "200",
            description = "The groups",
            content = @Content(schema = @Schema(implementation = GivenBackView[].class)))
    public List<GivenBackView> lately(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        int limit = query.limit();
        query.mustBeValid();
        return groups.givenBack(clock.instant().minus(LATELY), limit).stream().map(GivenBackView::of).toList();
    }
}
