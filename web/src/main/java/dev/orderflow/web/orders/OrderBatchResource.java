package dev.orderflow.web.orders;

import dev.orderflow.orders.BatchPlacement;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IntakeLimit;
import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderPlacement;
import dev.orderflow.orders.OrdersInvalid;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.web.http.IdempotencyKeyHeader;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Problem.FieldError;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.http.RequestLines;
import dev.orderflow.web.http.RequestLines.Line;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.operations.Metrics;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.operations.Readiness;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places many orders at once. */
@Path("/orders/batch")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderBatchResource {

    static final int MOST = 1_000;

    /** What NDJSON is called: nobody has registered it. */
    static final String NDJSON = "application/x-ndjson";

    static final String ALSO_NDJSON = "application/ndjson";
    static final String JSON_LINES = "application/jsonl";

    @Inject
    OrderPlacement placement;

    @Inject
    IntakeLimit intake;

    @Inject
    Readiness readiness;

    @Inject
    Caller caller;

    @Inject
    Metrics metrics;

    @Inject
    RequestLines lines;

    /** Places all of the orders, or none. */
    @POST
    @Consumes({NDJSON, ALSO_NDJSON, JSON_LINES})
    @Operation(
            summary = "Places up to " + MOST + " orders in one transaction",
            description = "One order in each line (NDJSON), as POST /api/orders takes it, of 64 KiB at most; the whole is 16 MiB at"
                    + " most. All are placed or, where any is wrong, none; then errors names each line, from 1, and field that is"
                    + " wrong, the first 100 of them. Blank lines are skipped, but counted. A customer places orders for itself, an"
                    + " operator for anyone. With an Idempotency-Key the request can be repeated until there is an answer, as for"
                    + " one order:"
                    + " the orders are placed once, and each repeat gets their ids again.")
    @Parameter(
            name = IdempotencyKeyHeader.NAME, in = ParameterIn.HEADER,
            description = "Made up by the client, a UUID for instance. A repeat must ask for the same orders in the same order. One key is"
                    + " for one request: orders, batches and imports share the keys of a user.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = IdempotencyKeyHeader.LONGEST))
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING, description = "A PlaceOrder in each line")),
                @Content(mediaType = ALSO_NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "201",
            description = "All are stored and published",
            headers = @Header(name = "Idempotent-Replayed", description = "true, where an earlier request under the key had placed them",
                    schema = @Schema(type = SchemaType.BOOLEAN)),
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(
            responseCode = "409",
            description = "The first request under the key is still in progress; repeat it in a moment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "There are more than " + MOST + " orders, or the body or one of its lines is too large",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Lines are wrong, or there is none; errors names lines and fields. Nothing is stored. Or the key belongs"
                    + " to another"
                    + " request, the type tells.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response place(InputStream body, @Context HttpHeaders headers) throws IOException {
        Optional<IdempotencyKey> key =
                IdempotencyKeyHeader.key(headers.getRequestHeader(IdempotencyKeyHeader.NAME))
                        .map(it -> new IdempotencyKey(caller.name(), it));
        List<Line<PlaceOrderRequest>> requests = lines.read(body, PlaceOrderRequest.class, MOST);
        requests.forEach(this::mustBeAllowed);
        readiness.mustHaveBroker();
        intake.take(requests.size(), key);
        BatchPlacement placed = place(requests, key);
        if (!placed.repeated()) {
            metrics.ordersPlaced(placed.ids().size());
        }
        return Response.status(Response.Status.CREATED)
                .header("Idempotent-Replayed", placed.repeated() ? true : null)
                .entity(new BatchView(placed.ids()))
                .build();
    }

    private void mustBeAllowed(Line<PlaceOrderRequest> line) {
        if (!caller.maySeeWhatBelongsTo(line.request().customerId())) {
            throw new Refusal(
                    ProblemKind.FORBIDDEN,
                    "Line " + line.number() + ": a customer acts for itself only; customerId must be \"" + caller.name() + "\".");
        }
    }

    private BatchPlacement place(List<Line<PlaceOrderRequest>> requests, Optional<IdempotencyKey> key) {
        List<PlaceOrder> commands = requests.stream().map(line -> line.request().command()).toList();
        try {
            return key.map(it -> placement.placeAllOnce(it, commands))
                    .orElseGet(() -> new BatchPlacement(placement.placeAll(commands).stream().map(Order::id).toList(), false));
        } catch (OrdersInvalid invalid) {
            throw new Refusal(Problem.invalid(invalid.violations().entrySet().stream()
                    .flatMap(wrong -> wrong.getValue().stream()
                            .map(it -> new FieldError(it.field(), it.message()).inLine(requests.get(wrong.getKey()).number())))
                    .toList()));
        }
    }
}
