package dev.orderflow.web.audit;

import dev.orderflow.audit.AuditLog;
import dev.orderflow.audit.DeedKind;
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

/** What operators did. */
@Path("/audit")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class AuditResource {

    private static final int LONGEST_SUBJECT = 255;

    @Inject
    AuditLog log;

    /** Deeds, the latest first. */
    @GET
    @OperatorsOnly
    @Operation(
            summary = "What operators did, when and why, the latest first",
            description = "An entry is made in the transaction of the deed, and kept for " + AuditLog.DAYS_KEPT + " days. Operators only.")
    @Parameter(name = "who", in = ParameterIn.QUERY, description = "Only the deeds of this operator",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "what", in = ParameterIn.QUERY, description = "Only deeds of this kind",
            schema = @Schema(ref = "DeedKind"))
    @Parameter(name = "subject", in = ParameterIn.QUERY, description = "Only what was done to this product, order, subscription, ...",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The id of the deed that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = DeedView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> who = query.text("who");
        Optional<DeedKind> what = query.oneOf("what", DeedKind.class);
        Optional<String> subject = query.text("subject", LONGEST_SUBJECT);
        Optional<String> after = query.after(it -> it.matches("[0-9]{1,18}"), "the id of a deed");
        int limit = query.limit();
        query.mustBeValid();
        return Page.of(log.page(who, what, subject, after.map(Long::valueOf), limit + 1), limit, deed -> String.valueOf(deed.id()))
                .answer(DeedView::of, uri);
    }
}
