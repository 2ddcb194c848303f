package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.Cases;
import dev.orderflow.web.http.Page;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was done with dead letters. */
@Path("/dead-letters/archive")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class ArchiveResource {

    @Inject
    Cases cases;

    /** All actions. */
    @GET
    @OperatorsOnly
    @Operation(summary = "What was done with dead letters, by whom, when and why, the latest first", description = "Operators only.")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The id of the action that the page before ended with",
            schema = @Schema(type = SchemaType.INTEGER))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = ActionView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> after = query.after(it -> it.matches("\\d{1,18}"), "the id of an action");
        int limit = query.limit();
        query.mustBeValid();
        return Page.of(cases.archive(after.map(Long::valueOf).orElse(null), limit + 1), limit, it -> String.valueOf(it.id()))
                .answer(ActionView::of, uri);
    }
}
