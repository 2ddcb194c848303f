package dev.orderflow.web.deadletters;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.deadletters.GroupRetry;
import dev.orderflow.deadletters.RetryReturns;
import dev.orderflow.deadletters.RetryRun;
import dev.orderflow.deadletters.RetryRuns;
import dev.orderflow.deadletters.ReturnedLetter;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
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

/** Retries of many dead letters. */
@Path("/dead-letters/retry")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class RetriesResource {

    @Inject
    GroupRetry retries;

    @Inject
    RetryRuns runs;

    @Inject
    RetryReturns returns;

    @Inject
    Deeds deeds;

    @Inject
    Caller caller;

    /** Begins one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(
            summary = "Retries all dead letters that a filter finds",
            description = "Those that are dead now, in the order of their events, in batches of at most 100, each of which is one"
                    + " transaction:"
                    + " it goes on after a crash, and sends nothing twice. What dies again is not sent again by it. An empty object retries"
                    + " all. Operators only.")
    @APIResponse(
            responseCode = "202",
            description = "It has begun, and tells how far it is at Location",
            headers = @Header(name = "Location", description = "The retry", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = RetryRunView.class)))
    public Response begin(RetryRequest request, @Context UriInfo uri) {
        int rate = request.ratePerSecond() == null ? GroupRetry.DEFAULT_RATE : request.ratePerSecond();
        RetryRun run = deeds.done(DeedKind.RETRY_BEGUN, request.inShort(), null, null,
                () -> retries.begin(request.filter(), Optional.ofNullable(request.limit()), rate, caller.name()));
        return Response.accepted(RetryRunView.of(run, 0)).location(uri.getAbsolutePathBuilder().path(run.id()).build()).build();
    }

    /** How far one is. */
    @GET
    @Path("/{id}")
    @OperatorsOnly
    @Operation(summary = "How far a retry of many is", description = "Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "The retry",
            content = @Content(schema = @Schema(implementation = RetryRunView.class)))
    public RetryRunView one(@PathParam("id") String id) {
        return view(existing(id));
    }

    private RetryRun existing(String id) {
        return (Ids.isPossible(id) ? runs.find(id) : Optional.<RetryRun>empty()).orElseThrow(RetriesResource::none);
    }

    private RetryRunView view(RetryRun run) {
        return RetryRunView.of(run, returns.count(List.of(run.id())).getOrDefault(run.id(), 0L));
    }

    /** What came back of one. */
    @GET
    @Path("/{id}/returned")
    @OperatorsOnly
    @Operation(
            summary = "Those that a retry of many sent and that came back as dead letters, with the causes that they have now",
            description = "Those that came back first first. Operators only.")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "What the Link of the page before says",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = ReturnedView[].class)))
    public Response returned(@PathParam("id") String id, @Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> after = query.after(it -> it.matches("\\d{1,18}"), "what the Link of the page before says");
        int limit = query.limit();
        query.mustBeValid();
        List<ReturnedLetter> found = returns.page(existing(id).id(), after.map(Long::valueOf).orElse(0L), limit + 1);
        return Page.of(found, limit, it -> String.valueOf(it.id())).answer(ReturnedView::of, uri);
    }

    /** Stops one. */
    @DELETE
    @Path("/{id}")
    @OperatorsOnly
    @Operation(
            summary = "Stops a retry of many",
            description = "Before its next batch. What is sent is sent; one that is over stays as it is. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "How it is now",
            content = @Content(schema = @Schema(implementation = RetryRunView.class)))
    public RetryRunView stop(@PathParam("id") String id) {
        if (!Ids.isPossible(id)) {
            throw none();
        }
        return view(deeds.done(DeedKind.RETRY_STOPPED, id, null, null, () -> retries.stop(id, caller.name()), Optional::isPresent)
                .orElseThrow(RetriesResource::none));
    }

    /** All of them. */
    @GET
    @OperatorsOnly
    @Operation(summary = "Retries of many, the latest first", description = "Operators only.")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The id of the retry that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = RetryRunView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> after = query.after(it -> runs.find(it).isPresent(), "the id of a retry");
        int limit = query.limit();
        query.mustBeValid();
        Page<RetryRun> page = Page.of(runs.page(after.orElse(null), limit + 1), limit, RetryRun::id);
        Map<String, Long> returned = returns.count(page.elements().stream().map(RetryRun::id).toList());
        return page.answer(run -> RetryRunView.of(run, returned.getOrDefault(run.id(), 0L)), uri);
    }

    private static Refusal none() {
        return new Refusal(ProblemKind.NOT_FOUND, "There is no such retry.");
    }
}
