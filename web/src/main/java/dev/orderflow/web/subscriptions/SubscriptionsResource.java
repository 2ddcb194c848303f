package dev.orderflow.web.subscriptions;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.events.Subscription;
import dev.orderflow.operations.SubscriptionSwitch;
import dev.orderflow.web.audit.Deeds;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.ReasonRequest;
import dev.orderflow.web.http.Refusal;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.operations.NeedsDatabase;
import dev.orderflow.web.operations.Readiness;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Stops and starts the consumption of one subscription. */
@Path("/subscriptions/{name}")
@RequestScoped
@NeedsDatabase
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class SubscriptionsResource {

    @Inject
    SubscriptionSwitch delivery;

    @Inject
    Deeds deeds;

    @Inject
    Readiness readiness;

    /** Pauses a subscription. */
    @POST
    @Path("/pause")
    @OperatorsOnly
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pauses a subscription",
            description = "Nothing of the subscription is delivered any more, on any node, also after restarts; it waits on the"
                    + " broker. What"
                    + " consumers hold already is still handled. Other subscriptions are not concerned. Health says DEGRADED until the"
                    + " subscription is resumed. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "It is paused, now or since before",
            content = @Content(schema = @Schema(implementation = SwitchedView.class)))
    public Response pause(@PathParam("name") String name, ReasonRequest request) {
        return switched(DeedKind.SUBSCRIPTION_PAUSED, named(name), request, delivery::pause, true);
    }

    /** Resumes a subscription. */
    @POST
    @Path("/resume")
    @OperatorsOnly
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Resumes a subscription",
            description = "What has waited is delivered, in the order in which it came. Operators only.")
    @APIResponse(
            responseCode = "200",
            description = "It is not paused, now or since before",
            content = @Content(schema = @Schema(implementation = SwitchedView.class)))
    public Response resume(@PathParam("name") String name, ReasonRequest request) {
        return switched(DeedKind.SUBSCRIPTION_RESUMED, named(name), request, delivery::resume, false);
    }

    /** Whether its delivery is paused. */
    @Schema(name = "Switched")
    record SwitchedView(
            @Schema(example = "payment.orders") String name,
            boolean paused,
            @Schema(description = "Whether that was otherwise before") boolean changed) {}

    private Response switched(
            DeedKind what, Subscription subscription, ReasonRequest request, Predicate<Subscription> deed, boolean paused) {
        readiness.mustHaveBroker();
        boolean changed =
                deeds.done(what, subscription.queue(), null, request.reason(), () -> deed.test(subscription), outcome -> outcome);
        return Response.ok(new SwitchedView(subscription.queue(), paused, changed)).build();
    }

    private static Subscription named(String name) {
        return Subscription.named(name)
                .orElseThrow(() -> new Refusal(ProblemKind.NOT_FOUND, "There is no such subscription; GET /api/flow lists all of them."));
    }
}
