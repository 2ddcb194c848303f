package dev.orderflow.web.deadletters;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.deadletters.AnotherProposal;
import dev.orderflow.deadletters.Cases;
import dev.orderflow.deadletters.Cases.Place;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.DeadLetterSearch;
import dev.orderflow.deadletters.DeadLetterSearch.Found;
import dev.orderflow.deadletters.Desk;
import dev.orderflow.deadletters.Filter;
import dev.orderflow.deadletters.Groups;
import dev.orderflow.deadletters.NoSuchDeadLetter;
import dev.orderflow.deadletters.NotDead;
import dev.orderflow.deadletters.OwnProposal;
import dev.orderflow.events.UnreadableEvent;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.ReasonRequest;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.operations.Readiness;
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
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Dead letters, one by one and in groups. */
@Path("/dead-letters")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class DeadLettersResource {

    static final int LONGEST_SEARCH = 200;
    private static final int LONGEST = 255;
    /** Microseconds, as the database keeps them, and the id. */
    private static final Pattern PLACE = Pattern.compile("(\\d{1,17})\\.(.+)");

    @Inject
    Cases cases;

    @Inject
    DeadLetterSearch search;

    @Inject
    Groups groups;

    @Inject
    Clock clock;

    @Inject
    Desk desk;

    @Inject
    Deeds deeds;

    @Inject
    Caller caller;

    @Inject
    Readiness readiness;

    /** Dead letters, or groups of them. */
    @GET
    @OperatorsOnly
    @Operation(
            summary = "Dead letters, those that died last first; or groups of them",
            description = "With groupBy=cause: how many have subscription, type and cause in common, the largest groups first, 200 or as"
                    + " many as limit says; there is no next page. With search a page has what is found among the next 1,000 dead"
                    + " letters, and"
                    + " may be empty and have a next one. Operators only.")
    @Parameter(name = "subscription", in = ParameterIn.QUERY, description = "Only those of this one", example = "payment.orders",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "type", in = ParameterIn.QUERY, description = "Only those of this type", example = "OrderPlaced",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "cause", in = ParameterIn.QUERY, description = "Only those with this cause, as a group has it",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "search", in = ParameterIn.QUERY,
            description = "Only those in whose subscription, type, cause, or in the root causes,"
            + " messages or stacks of their last five failed deliveries, this text is found, upper and lower case alike. Of a"
            + " group the last"
            + " delivery of each of the three that died last counts", example = "ProviderFault",
            schema = @Schema(type = SchemaType.STRING, maxLength = DeadLettersResource.LONGEST_SEARCH))
    @Parameter(name = "proposed", in = ParameterIn.QUERY,
            description = "true: only those of which an edit waits for another operator's approval; not together with search or groupBy",
            schema = @Schema(type = SchemaType.STRING, enumeration = "true"))
    @Parameter(name = "groupBy", in = ParameterIn.QUERY, description = "Groups instead",
            schema = @Schema(type = SchemaType.STRING, enumeration = "cause"))
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "What the Link of the page before says, or the id that it ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page, or the groups",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(oneOf = {DeadLetterView[].class, GroupView[].class})))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Filter filter = new Filter(query.text("subscription", LONGEST), query.text("type", LONGEST), query.text("cause", LONGEST));
        Optional<String> wanted = query.text("search", LONGEST_SEARCH);
        Optional<String> groupBy = query.text("groupBy");
        Optional<String> after = query.after(it -> place(it).isPresent(), "what the Link of the page before says");
        int limit = groupBy.isPresent() ? query.limit(Query.MOST) : query.limit();
        if (groupBy.isPresent() && !groupBy.get().equals("cause")) {
            query.wrong("groupBy", "must be cause");
        }
        boolean proposed = proposed(query);
        query.mustBeValid();
        if (groupBy.isPresent()) {
            return Response.ok(groups.find(filter, wanted, clock.instant(), limit).stream().map(GroupView::of).toList()).build();
        }
        if (wanted.isPresent()) {
            Found found = search.find(filter, wanted.get(), after.flatMap(this::place), limit);
            return new Page<>(found.letters(), found.next().map(DeadLettersResource::key)).answer(DeadLetterView::of, uri);
        }
        Optional<Place> behind = after.flatMap(this::place);
        List<DeadLetter> found =
                proposed ? cases.pageOfProposed(filter, behind, limit + 1) : cases.page(filter, behind, limit + 1);
        return Page.of(found, limit, letter -> key(placeOf(letter))).answer(DeadLetterView::of, uri);
    }

    private static boolean proposed(Query query) {
        Optional<String> proposed = query.text("proposed");
        if (proposed.isPresent() && !proposed.get().equals("true")) {
            query.wrong("proposed", "must be true");
        } else if (proposed.isPresent() && (query.isGiven("search") || query.isGiven("groupBy"))) {
            query.wrong("proposed", "cannot be together with search or groupBy");
        }
        return proposed.isPresent();
    }

    /** Not the id alone: while somebody reads page after page it may die again, and be among the first. */
    private static String key(Place place) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, place.deadSince()) + "." + place.id();
    }

    private static Place placeOf(DeadLetter letter) {
        return new Place(letter.deadSince(), letter.id());
    }

    private Optional<Place> place(String key) {
        Matcher place = PLACE.matcher(key);
        return place.matches()
                ? Optional.of(new Place(Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS), place.group(2)))
                : cases.find(key).map(DeadLettersResource::placeOf);
    }

    /** One, whole. */
    @GET
    @Path("/{id}")
    @OperatorsOnly
    @Operation(
            summary = "One dead letter with its message, all its attempts and what was done with it",
            description = "Also when it is none any more. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "The dead letter",
            content = @Content(schema = @Schema(implementation = WholeDeadLetterView.class)))
    public WholeDeadLetterView one(@PathParam("id") String id) {
        DeadLetter letter = (Ids.isPossible(id) ? cases.find(id) : Optional.<DeadLetter>empty()).orElseThrow(DeadLettersResource::none);
        List<ActionView> actions = cases.actionsOn(id).stream().map(ActionView::of).toList();
        return WholeDeadLetterView.of(
                letter, cases.content(id), cases.attempts(letter, WholeDeadLetterView.MOST_ATTEMPTS), actions, cases.proposed(id));
    }

    /** Retries one. */
    @POST
    @Path("/{id}/retry")
    @OperatorsOnly
    @Operation(
            summary = "Gives a dead letter back to the subscription that failed",
            description = "To that one alone, as a first delivery. Should it fail again, it is the same dead letter, one round further."
                    + " Operators only.")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = WholeDeadLetterView.class)))
    @APIResponse(responseCode = "409", ref = "NotDead")
    public Response retry(@PathParam("id") String id) {
        act(id, DeedKind.DEAD_LETTER_RETRIED, null, () -> desk.retry(id, caller.name()));
        return Response.accepted(one(id)).build();
    }

    /** Sends a corrected copy of one. */
    @POST
    @Path("/{id}/edit")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(
            summary = "Sends a corrected copy instead of a dead letter",
            description = "To the subscription that failed, and to no other. The copy has to be an event that fits its schema, of the same"
                    + " type and about the same order. The original is kept in the archive. With ORDERFLOW_EDIT_APPROVAL=true it waits"
                    + " until another operator approves it. Operators only.")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way; or, with ORDERFLOW_EDIT_APPROVAL=true, it waits",
            content = @Content(schema = @Schema(implementation = WholeDeadLetterView.class)))
    @APIResponse(responseCode = "409", ref = "NotDead")
    public Response edit(@PathParam("id") String id, EditRequest request) {
        act(id, DeedKind.DEAD_LETTER_EDITED, request.reason(), () -> desk.edit(id, request.body(), request.reason(), caller.name()));
        return Response.accepted(one(id)).build();
    }

    /** Approves an edit. */
    @POST
    @Path("/{id}/edit/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(
            summary = "Sends the edit that another operator proposed",
            description = "The one that is named: had another been proposed meanwhile, nobody would have looked at that. Operators only.")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way",
            content = @Content(schema = @Schema(implementation = WholeDeadLetterView.class)))
    @APIResponse(responseCode = "409", ref = "NotDead")
    public Response approve(@PathParam("id") String id, ApprovalRequest request) {
        act(id, DeedKind.DEAD_LETTER_EDIT_APPROVED, null, () -> desk.approve(id, request.proposedEdit(), caller.name()));
        return Response.accepted(one(id)).build();
    }

    /** Turns an edit down. */
    @POST
    @Path("/{id}/edit/rejection")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(summary = "Turns down the edit that was proposed", description = "The dead letter stays. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "Nothing is proposed any more",
            content = @Content(schema = @Schema(implementation = WholeDeadLetterView.class)))
    @APIResponse(responseCode = "409", ref = "NotDead")
    public WholeDeadLetterView reject(@PathParam("id") String id, RejectionRequest request) {
        act(id, DeedKind.DEAD_LETTER_EDIT_REJECTED, request.reason(),
                () -> desk.reject(id, request.proposedEdit(), request.reason(), caller.name()));
        return one(id);
    }

    /** Discards one. */
    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(
            summary = "Takes a dead letter out for good",
            description = "It is kept in the archive. That does not settle its order: one that still waits for what the message would have"
                    + " brought is announced again, and that message dies as well. Cancel the order first. Operators only.")
    @APIResponse(responseCode = "204", description = "It is out of the queue")
    @APIResponse(responseCode = "409", ref = "NotDead")
    public Response discard(@PathParam("id") String id, ReasonRequest request) {
        act(id, DeedKind.DEAD_LETTER_DISCARDED, request.reason(), () -> desk.discard(id, request.reason(), caller.name()));
        return Response.noContent().build();
    }

    private void act(String id, DeedKind what, String reason, Runnable action) {
        if (!Ids.isPossible(id)) {
            throw none();
        }
        readiness.mustHaveBroker();
        try {
            deeds.done(what, id, null, reason, action);
        } catch (NoSuchDeadLetter no) {
            throw new Refusal(ProblemKind.NOT_FOUND, no.getMessage());
        } catch (NotDead | OwnProposal | AnotherProposal no) {
            throw new Refusal(ProblemKind.CONFLICT, no.getMessage());
        } catch (UnreadableEvent no) {
            throw new Refusal(Problem.invalid("body", no.getMessage()));
        }
    }

    private static Refusal none() {
        return new Refusal(ProblemKind.NOT_FOUND, "There is no such dead letter.");
    }
}
