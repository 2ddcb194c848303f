package dev.orderflow.web.payments;

import dev.orderflow.orders.Order;
import dev.orderflow.orders.OrderFilter;
import dev.orderflow.orders.Orders;
import dev.orderflow.payment.Payment;
import dev.orderflow.payment.Payments;
import dev.orderflow.web.http.Page;
import dev.orderflow.web.http.Query;
import dev.orderflow.web.login.Caller;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
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

/** What became of the money. A customer sees the payments for its own orders. */
@Path("/payments")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments")
public class PaymentsResource {

    @Inject
    Payments payments;

    @Inject
    Orders orders;

    @Inject
    Caller caller;

    /** The payment for an order, or the payments for all. */
    @GET
    @Operation(
            summary = "Payments",
            description = "Of one order, or of all: an operator gets them by ascending order id, a customer in the order of its own"
                    + " orders, newest first.")
    @Parameter(name = "orderId", in = ParameterIn.QUERY, description = "Only the payment for this order",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = "limit")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "The order id that the page before ended with",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page; empty where nothing was asked of the payment provider yet",
            headers = @Header(name = "Link", ref = "NextPage"),
            content = @Content(schema = @Schema(implementation = PaymentView[].class)))
    public Response page(@Context UriInfo uri) {
        Query query = new Query(uri.getQueryParameters());
        Optional<String> orderId = query.text("orderId");
        Optional<String> after = query.after(it -> caller.onlyCustomer().isEmpty() || isVisible(it), "the id of an order");
        int limit = query.limit();
        query.mustBeValid();
        return page(orderId, after, limit).answer(PaymentView::of, uri);
    }

    private Page<Payment> page(Optional<String> orderId, Optional<String> after, int limit) {
        if (orderId.isPresent()) {
            return new Page<>(
                    orderId.filter(this::isVisible).flatMap(payments::find).stream().toList(), Optional.empty());
        }
        return caller.onlyCustomer()
                .map(customer -> pageOf(customer, after, limit))
                .orElseGet(() -> Page.of(payments.page(after.orElse(null), limit + 1), limit, Payment::orderId));
    }

    /** Payments do not know whose they are; orders do. The page may have fewer payments than it has orders. */
    private Page<Payment> pageOf(String customer, Optional<String> after, int limit) {
        Page<String> page = Page.of(
                orders.page(new OrderFilter(Optional.empty(), Optional.of(customer), after, limit + 1)).stream()
                        .map(Order::id)
                        .toList(),
                limit,
                id -> id);
        List<Payment> found = payments.findAll(page.elements());
        return new Page<>(found, page.next());
    }

    private boolean isVisible(String orderId) {
        return caller.onlyCustomer()
                .map(customer -> orders.find(orderId)
                        .filter(order -> order.customerId().equals(customer))
                        .isPresent())
                .orElse(true);
    }
}
