package dev.orderflow.web.http;

import dev.orderflow.messaging.Causation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** The events that a request leads to belong to the trace of that request. */
@Provider
@ApplicationScoped
public class TraceFilter implements ContainerRequestFilter {

    @Inject
    Causation causation;

    @Override
    public void filter(ContainerRequestContext request) {
        causation.continues(request.getHeaderString("traceparent"));
    }
}
