package dev.orderflow.web.login;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Does what {@link OperatorsOnly} promises. */
@Provider
@OperatorsOnly
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class OperatorsOnlyFilter implements ContainerRequestFilter {

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        caller.mustBeOperator();
    }
}
