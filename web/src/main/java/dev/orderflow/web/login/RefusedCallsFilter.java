package dev.orderflow.web.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Sees what is refused behind the login, by whatever resource or filter. */
@Provider
@ApplicationScoped
public class RefusedCallsFilter implements ContainerResponseFilter {

    @Inject
    RefusedCalls calls;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (RefusedCalls.STATUSES.contains(response.getStatus())) {
            calls.refused(response.getStatus(), caller.knownName(), caller.address());
        }
    }
}
