package dev.orderflow.web.stock;

import dev.orderflow.inventory.Stock;
import dev.orderflow.inventory.Stocktaking;
import dev.orderflow.inventory.Warehouse;
import dev.orderflow.web.http.Ids;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.http.Refusal;
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

    /** The stock of one product. */
    @GET
    @Path("/{sku}")
    @Operation(summary = "The stock of one product")
    @APIResponse(
            responseCode = "200",
            description = "The stock",
            content = @Content(schema = @Schema(implementation = StockView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public StockView one(@PathParam("sku") String sku) {
        return find(sku)
                .map(StockView::of)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "Such a product was never stocked."));
    }

    /** Sets what is on hand, never below what is reserved. */
    @PUT
    @Path("/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(summary = "Sets what is on hand", description = "Not below what is reserved for orders. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "Set",
            content = @Content(schema = @Schema(implementation = StockView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stocked for the first time",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = StockView.class)))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response put(@PathParam("sku") String sku, PutStockRequest request, @Context UriInfo uri) {
        Ids.mustBeSku(sku, request.sku());
        boolean known = warehouse.find(sku).isPresent();
        Stock stock = stocktaking.counted(sku, request.onHand());
        return (known ? Response.ok() : Response.created(uri.getAbsolutePath()))
                .entity(StockView.of(stock))
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
    @APIResponse(responseCode = "422", ref = "Invalid")
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
