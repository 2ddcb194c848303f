package dev.orderflow.web.orders;

import dev.orderflow.database.DatabaseOutage;
import dev.orderflow.orders.DecisionWatch;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IntakeLimit;
import dev.orderflow.orders.KeyExpiry;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderFilter;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.orders.Orders;
import dev.orderflow.orders.Placement;
import dev.orderflow.orders.SharedPlacement;
import dev.orderflow.web.http.IdempotencyKeyHeader;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Preconditions;
import dev.orderflow.web.http.PreferHeader;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Versioned;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.operations.Metrics;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.operations.Readiness;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places orders and shows them. A customer sees its own; those of others are for it as if they were not there. */
@Path("/orders")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrdersResource {

    @Inject
    SharedPlacement placement;

    @Inject
    IntakeLimit intake;

    @Inject
    DecisionWatch decisions;

    @Inject
    Orders orders;

    @Inject
    VisibleOrders visible;

    @Inject
    Readiness readiness;

    @Inject
    Caller caller;

    @Inject
    Metrics metrics;

    /** Places an order. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Places an order",
            description = "A customer places orders for itself, an operator for anyone. With an Idempotency-Key the request can be"
                    + " repeated until there is an answer: however often that is, also at the same time and after a crash, the order is"
                    + " placed once, and each repeat gets the first answer again, the order as it was when it was placed. A request"
                    + " that is refused leaves its key free. Keys are remembered for " + KeyExpiry.DAYS + " days; each user has its own."
                    + " With Prefer: wait the answer comes when the order is decided, or after that many seconds, with the status by then;"
                    + " a repeat waits, too.")
    @Parameter(
            name = IdempotencyKeyHeader.NAME, in = ParameterIn.HEADER,
            description = "Made up by the client, a UUID for instance. A repeat must ask for the same order; white space, the order of"
                    + " fields and fields unknown here do not matter. One key is for one request: orders, batches and imports share"
                    + " the keys of"
                    + " a user.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = IdempotencyKeyHeader.LONGEST))
    @Parameter(
            name = PreferHeader.NAME, in = ParameterIn.HEADER,
            description = "wait=<seconds>, as RFC 7240 has it. More than " + PreferHeader.LONGEST_SECONDS + " is as good as "
                    + PreferHeader.LONGEST_SECONDS + "; what is no number from 1 on, and every other preference, is ignored.",
            example = "wait=10",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "201",
            description = "Stored and published",
            headers = {
                @Header(name = "Location", description = "The order", schema = @Schema(type = SchemaType.STRING, format = "uri")),
                @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Idempotent-Replayed", description = "true, where an earlier request under the key had placed it",
                        schema = @Schema(type = SchemaType.BOOLEAN)),
                @Header(name = "Preference-Applied", description = "wait=<seconds>, where the answer would wait for the decision",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(
            responseCode = "409",
            description = "The first request under the key is still in progress; repeat it in a moment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong, errors lists them; or the key belongs to another order, the type tells",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public CompletionStage<Response> place(PlaceOrderRequest request, @Context HttpHeaders headers, @Context UriInfo uri) {
        caller.mustBeAllowedToActFor(request.customerId());
        Optional<IdempotencyKey> key =
                IdempotencyKeyHeader.key(headers.getRequestHeader(IdempotencyKeyHeader.NAME))
                        .map(it -> new IdempotencyKey(caller.name(), it));
        Optional<Duration> wait = PreferHeader.waiting(headers.getRequestHeader(PreferHeader.NAME));
        readiness.mustHaveBroker();
        intake.take(1, key);
        Placement placed = placement.place(request.command(), key);
        if (!placed.repeated()) {
            metrics.orderPlaced();
        }
        URI location = uri.getAbsolutePathBuilder().path(placed.order().id()).build();
        return wait
                .map(patience -> decided(placed.order(), patience).thenApply(order -> answer(placed, location)
                        .header("Preference-Applied", PreferHeader.applied(patience))
                        .tag(version(order))
                        .entity(OrderView.of(order.snapshot()))
                        .build()))
                .orElseGet(() -> CompletableFuture.completedFuture(answer(placed, location).build()));
    }

    private static Response.ResponseBuilder answer(Placement placed, URI location) {
        return Response.created(location)
                .tag(version(placed.order()))
                .header("Idempotent-Replayed", placed.repeated() ? true : null)
                .entity(OrderView.of(placed.order().snapshot()));
    }

    /** The order when it is decided, or as it is after that time. No thread waits. */
    private CompletionStage<Order> decided(Order placed, Duration patience) {
        CompletionStage<Void> decision = decisions.decided(placed.id(), patience);
        // It may have been decided before we began to wait; a repeat comes long after that.
        Order now = latest(placed);
        return now.status() == OrderStatus.PLACED
                ? decision.thenApply(nothing -> latest(placed))
                : CompletableFuture.completedFuture(now);
    }

    private Order latest(Order placed) {
        try {
            return orders.find(placed.id()).orElse(placed);
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.isIn(failure)) {
                throw failure;
            }
            // It is stored: that it cannot be looked at now must not make its client think that it is not.
            return placed;
        }
    }

    /** One order. */
    @GET
    @Path("/{id}")
    @Versioned
    @Operation(summary = "One order")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed")
    @Parameter(ref = "If-None-Match")
    @Parameter(ref = "If-Match")
    public Response one(@PathParam("id") String id, @Context HttpHeaders headers) {
        Order order = visible.get(id);
        return Preconditions.of(headers).read(order.version(), OrderView.of(order.snapshot()));
    }

    /** Orders, newest first. */
    @GET
    @Operation(summary = "Orders, newest first")
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "Only those in this status",
            schema = @Schema(
                    type = SchemaType.STRING, enumeration = {"PLACED", "CONFIRMED", "REJECTED", "CANCELLED", "SHIPPED"}))
    @Parameter(name = "customerId", in = ParameterIn.QUERY, description = "Only those of this customer",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The id of the order that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = OrderView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<OrderStatus> status = query.oneOf("status", OrderStatus.class);
        Optional<String> customerId = query.text("customerId");
        Optional<String> after = query.after(it -> visible.find(it).isPresent(), "the id of an order");
        int limit = query.limit();
        query.mustBeValid();

        return Page.of(find(new OrderFilter(status, customerId, after, limit + 1)), limit, Order::id)
                .answer(it -> OrderView.of(it.snapshot()), uri);
    }

    private List<Order> find(OrderFilter filter) {
        if (filter.customerId().map(caller::maySeeWhatBelongsTo).orElse(true)) {
            Optional<String> customerId = filter.customerId().or(caller::onlyCustomer);
            return orders.page(new OrderFilter(filter.status(), customerId, filter.after(), filter.limit()));
        }
        return List.of();
    }

    private static EntityTag version(Order order) {
        return Preconditions.tag(order.version());
    }
}
