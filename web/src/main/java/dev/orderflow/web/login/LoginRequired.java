package dev.orderflow.web.login;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * A second lock behind the constraints in web.xml, which know addresses and not resources: an address that the container and JAX-RS
 * read differently leads to nothing.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class LoginRequired implements ContainerRequestFilter {

    @Inject
    Caller caller;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!resource.getResourceClass().isAnnotationPresent(WithoutLogin.class)) {
            caller.mustBeKnown();
        }
    }
}
