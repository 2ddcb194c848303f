package dev.orderflow.web.stock;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.inventory.Counted;
import dev.orderflow.inventory.Stock;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.inventory.Warehouse;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Preconditions;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.http.Versioned;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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

/** The stock: everybody sees it, operators count it. */
@Path("/stock")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stock")
public class StockResource {

    @Inject
    Warehouse warehouse;

    @Inject
    Stocktaking stocktaking;

    @Inject
    Deeds deeds;

    /** The stock of one product. */
    @GET
    @Path("/{sku}")
    @Versioned
    @Operation(summary = "The stock of one product")
    @Parameter(ref = "If-None-Match")
    @Parameter(ref = "If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The stock",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = StockView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed")
    public Response one(@PathParam("sku") String sku, @Context HttpHeaders headers) {
        Stock stock = find(sku).orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "Such a product was never stocked."));
        return Preconditions.of(headers).read(stock.version(), StockView.of(stock));
    }

    /** Sets what is on hand, never below what is reserved. */
    @PUT
    @Path("/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Versioned
    @Operation(
            summary = "Sets what is on hand",
            description = "Not below what is reserved for orders. The ETag changes with what is reserved, too: with If-Match a"
                    + " count is only"
                    + " taken while nobody orders. With If-None-Match: * a product is stocked for the first time only. Operators only.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "If-None-Match")
    @APIResponse(
            responseCode = "200",
            description = "Set",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = StockView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stocked for the first time",
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
                @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = StockView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response put(
            @PathParam("sku") String sku, PutStockRequest request, @Context UriInfo uri, @Context HttpHeaders headers) {
        Preconditions expected = Preconditions.of(headers);
        Ids.mustBeSku(sku, request.sku());
        Counted counted = deeds.done(DeedKind.STOCK_COUNTED, sku, "onHand=" + request.onHand(), null,
                () -> stocktaking.counted(sku, request.onHand(), expected));
        return (counted.first() ? Response.created(uri.getAbsolutePath()) : Response.ok())
                .tag(Preconditions.tag(counted.stock().version()))
                .entity(StockView.of(counted.stock()))
                .build();
    }

    /** The stock by SKU. */
    @GET
    @Operation(summary = "The stock, by ascending SKU")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The SKU that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = StockView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        String after = query.text("after").orElse(null);
        int limit = query.limit();
        query.mustBeValid();
        return Page.of(warehouse.page(after, limit + 1), limit, Stock::sku).answer(StockView::of, uri);
    }

    private Optional<Stock> find(String sku) {
        return Ids.isPossible(sku) ? warehouse.find(sku) : Optional.empty();
    }
}
