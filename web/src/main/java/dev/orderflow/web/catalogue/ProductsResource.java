package dev.orderflow.web.catalogue;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.Listed;
import dev.orderflow.orders.Product;
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

/** The catalogue: everybody reads it, operators change it. */
@Path("/products")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalogue")
public class ProductsResource {

    @Inject
    Catalogue catalogue;

    @Inject
    Deeds deeds;

    /** One product. */
    @GET
    @Path("/{sku}")
    @Versioned
    @Operation(summary = "One product")
    @Parameter(ref = "If-None-Match")
    @Parameter(ref = "If-Match")
    @APIResponse(
            responseCode = "200",
            description = "The product",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "304", description = "It has not changed")
    public Response one(@PathParam("sku") String sku, @Context HttpHeaders headers) {
        Product product = find(sku)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no such product in the catalogue."));
        return Preconditions.of(headers).read(product.version(), ProductView.of(product));
    }

    /** Adds a product or changes it; orders that were placed keep their price. */
    @PUT
    @Path("/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @OperatorsOnly
    @Versioned
    @Operation(
            summary = "Adds a product or changes it",
            description = "Orders that were placed keep their price. With If-None-Match: * it is added only, with If-Match: * changed only,"
                    + " and with the ETag in If-Match only what the client has seen. Operators only.")
    @Parameter(ref = "If-Match")
    @Parameter(ref = "If-None-Match")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING, format = "uri")),
                @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(schema = @Schema(implementation = ProductView.class)))
    @APIResponse(responseCode = "409", ref = "Conflict")
    public Response put(
            @PathParam("sku") String sku, PutProductRequest request, @Context UriInfo uri, @Context HttpHeaders headers) {
        Preconditions expected = Preconditions.of(headers);
        Ids.mustBeSku(sku, request.sku());
        Listed listed = deeds.done(DeedKind.PRODUCT_PUT, sku, request.inShort(), null,
                () -> catalogue.put(request.product(sku), expected));
        return (listed.added() ? Response.created(uri.getAbsolutePath()) : Response.ok())
                .tag(Preconditions.tag(listed.product().version()))
                .entity(ProductView.of(listed.product()))
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
