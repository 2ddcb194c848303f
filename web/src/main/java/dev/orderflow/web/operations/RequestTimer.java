package dev.orderflow.web.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Set;

/** Measures each request from before its resource is looked up until its answer is known. */
@Provider
@PreMatching
@ApplicationScoped
public class RequestTimer implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String STARTED = RequestTimer.class.getName();

    /** Others are counted together: clients must not be able to make new series. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    @Inject
    Metrics metrics;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(STARTED, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(STARTED) instanceof Long started) {
            String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
            String route = request.getProperty(RouteFilter.ROUTE) instanceof String known ? known : "unknown";
            metrics.requestAnswered(method, route, response.getStatus(), Duration.ofNanos(System.nanoTime() - started));
        }
    }
}
