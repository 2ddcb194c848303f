package dev.orderflow.web.deadletters;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.deadletters.GroupKey;
import dev.orderflow.deadletters.GroupNote;
import dev.orderflow.deadletters.Groups;
import dev.orderflow.deadletters.Investigation;
import dev.orderflow.deadletters.NoSuchGroup;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Preconditions;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.http.Versioned;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What operators note about a group of dead letters, and who investigates it. */
@Path("/dead-letters/note")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class NoteResource {

    private static final int LONGEST = 255;
    private static final int LONGEST_DETAILS = 500;

    @Inject
    Groups groups;

    @Inject
    Investigation investigation;

    @Inject
    Deeds deeds;

    @Inject
    Caller caller;

    /** What is noted. */
    @GET
    @OperatorsOnly
    @Versioned
    @Operation(
            summary = "What operators have noted about a group of dead letters",
            description = "Nothing, with the ETag \"0\", where nobody has noted anything. Operators only.")
    @Parameter(name = "subscription", in = ParameterIn.QUERY, required = true, description = "That of the group",
            example = "payment.orders", schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "That of the group; empty or absent where its messages do not say",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cause", in = ParameterIn.QUERY, required = true, description = "That of the group",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "If-None-Match")
    @Parameter(ref = "If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The note",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = NoteView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response read(@Context UriInfo uri, @Context HttpHeaders headers) {
        GroupKey group = group(uri);
        if (!groups.isKnown(group)) {
            throw none();
        }
        GroupNote note = groups.note(group);
        return Preconditions.of(headers).read(note.version(), NoteView.of(note));
    }

    /** Notes something, or clears it. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Versioned
    @Operation(
            summary = "Notes something about a group of dead letters, and who investigates it",
            description = "What is absent or blank is cleared. It stays when the group is empty, for the next time. With If-Match nobody"
                    + " overwrites what another operator has noted meanwhile. Operators only.")
    @Parameter(name = "subscription", in = ParameterIn.QUERY, required = true, description = "That of the group",
            example = "payment.orders", schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "That of the group; empty or absent where its messages do not say",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cause", in = ParameterIn.QUERY, required = true, description = "That of the group",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "If-Match")
    @Parameter(ref = "If-None-Match")
    @APIResponse(
            responseCode = "200",
            description = "Noted",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = NoteView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response put(NoteRequest request, @Context UriInfo uri, @Context HttpHeaders headers) {
        Preconditions expected = Preconditions.of(headers);
        GroupKey group = group(uri);
        try {
            GroupNote note = deeds.done(
                    DeedKind.DEAD_LETTERS_NOTED, RetryRequest.inShort(group.subscription(), group.type()), details(group, request),
                    request.text().orElse(null),
                    () -> investigation.note(group, request.text(), request.investigator(), caller.name(), expected));
            return Response.ok(NoteView.of(note)).tag(Preconditions.tag(note.version())).build();
        } catch (NoSuchGroup no) {
            throw none();
        }
    }

    private static String details(GroupKey group, NoteRequest request) {
        String details = request.investigator().map(it -> "investigated by " + it + ": ").orElse("") + group.cause();
        return details.codePointCount(0, details.length()) <= LONGEST_DETAILS
                ? details
                : details.substring(0, details.offsetByCodePoints(0, LONGEST_DETAILS - 1)) + "…";
    }

    private static GroupKey group(UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        GroupKey group = new GroupKey(
                given(query, "subscription"), query.text("type", LONGEST).orElse(""), given(query, "cause"));
        query.mustBeValid();
        return group;
    }

    private static String given(Query query, String name) {
        if (!query.isGiven(name)) {
            query.wrong(name, "must be given");
        }
        return query.text(name, LONGEST).orElse("");
    }

    private static Refusal none() {
        return new Refusal(ProblemKind.NOT_FOUND, "No dead letter has ever had this subscription, type and cause.");
    }
}
