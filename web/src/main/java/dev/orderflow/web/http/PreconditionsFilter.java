package dev.orderflow.web.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Judges the preconditions of all requests that no {@link Versioned} method does: nothing may be done that a client has ruled out, also
 * where nothing has an entity tag. What cannot be read is refused in any case.
 */
@Provider
@Priority(Priorities.USER)
@ApplicationScoped
public class PreconditionsFilter implements ContainerRequestFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Preconditions preconditions = Preconditions.of(
                request.getHeaders().get(HttpHeaders.IF_MATCH), request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        boolean judgedLater = resource.getResourceMethod() != null && resource.getResourceMethod().isAnnotationPresent(Versioned.class);
        if (!judgedLater && !READING.contains(request.getMethod())) {
            preconditions.mustBeMetByWhatHasNoVersion();
        }
    }
}
