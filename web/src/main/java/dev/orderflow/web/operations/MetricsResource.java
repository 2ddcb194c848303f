package dev.orderflow.web.operations;

import dev.orderflow.web.login.OperatorsOnly;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is measured, for Prometheus. */
@Path("/metrics")
@RequestScoped
@Tag(name = "operations")
public class MetricsResource {

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    @Inject
    Metrics metrics;

    /** All metrics; operators only. */
    @GET
    @Produces(PROMETHEUS_TEXT)
    @OperatorsOnly
    @Operation(summary = "Metrics in Prometheus' text format")
    @APIResponse(
            responseCode = "200",
            description = "The metrics",
            content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
    public String all() {
        return metrics.inPrometheusText();
    }
}
