package dev.orderflow.payment.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The provider's HTTP API, as the MicroProfile REST client calls it. */
@Path("/authorizations")
@Produces(MediaType.APPLICATION_JSON)
public interface ProviderApi extends AutoCloseable {

    /** Holds an amount; the entity is JSON text. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    Response authorize(@HeaderParam("Idempotency-Key") String key, String authorization);

    /** Captures, voids or refunds: the action is {@code capture}, {@code void} or {@code refund}. */
    @POST
    @Path("/{orderId}/{action}")
    Response act(
            @HeaderParam("Idempotency-Key") String key,
            @PathParam("orderId") String orderId,
            @PathParam("action") String action);
}
