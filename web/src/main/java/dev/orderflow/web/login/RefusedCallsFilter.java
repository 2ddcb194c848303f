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
        if (RefusedCalls.STATUSES.contains(response.getStatus()) && !onlyAsks(request)) {
            calls.refused(response.getStatus(), caller.triedOrKnownName(), caller.address());
        }
    }

    /** Each page that is opened asks whether somebody is logged in. Who is told "nobody" is not refused anything. */
    private static boolean onlyAsks(ContainerRequestContext request) {
        return request.getMethod().equals("GET") && request.getUriInfo().getPath().matches("/?login/?");
    }
}
