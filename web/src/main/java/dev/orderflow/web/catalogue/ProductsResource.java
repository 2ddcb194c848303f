package dev.orderflow.web.catalogue;

import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.Product;
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

/** The catalogue: everybody reads it, operators change it. */
@Path("/products")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogue")
public class ProductsResource {

    @Inject
    Catalogue catalogue;

    /** One product. */
    @GET
    @Path("/{sku}")
    @Operation(summary = "One product")
    @APIResponse(
            responseCode = "200",
            description = "The product",
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public ProductView one(@PathParam("sku") String sku) {
        return find(sku)
                .map(ProductView::of)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no such product in the catalogue."));
    }

    /** Adds a product or changes it; orders that were placed keep their price. */
    @PUT
    @Path("/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Operation(summary = "Adds a product or changes it", description = "Orders that were placed keep their price. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            headers = @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "400", ref = "NotJson")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "409", ref = "Conflict")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response put(@PathParam("sku") String sku, PutProductRequest request, @Context UriInfo uri) {
        Ids.mustBeSku(sku, request.sku());
        boolean known = catalogue.find(sku).isPresent();
        Product product = request.product(sku);
        catalogue.put(product);
        return (known ? Response.ok() : Response.created(uri.getAbsolutePath()))
                .entity(ProductView.of(product))
                .build();
    }

    /** Products by SKU. */
    @GET
    @Operation(summary = "Products, by ascending SKU")
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The SKU that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = ProductView[].class)))
    @APIResponse(responseCode = "422", ref = "Invalid")
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        String after = query.text("after").orElse(null);
        int limit = query.limit();
        query.mustBeValid();
        return Page.of(catalogue.page(after, limit + 1), limit, Product::sku).answer(ProductView::of, uri);
    }

    private Optional<Product> find(String sku) {
        return Ids.isPossible(sku) ? catalogue.find(sku) : Optional.empty();
    }
}
