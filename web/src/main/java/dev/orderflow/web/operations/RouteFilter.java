package dev.orderflow.web.operations;

import dev.orderflow.web.http.Route;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Notes which resource answers, as a template: {@code /api/orders/{id}}, not one series per order. */
@Provider
@Priority(0) // before the filters that may refuse
@ApplicationScoped
public class RouteFilter implements ContainerRequestFilter {

    static final String ROUTE = RouteFilter.class.getName();

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(ROUTE, Route.of(resource));
    }
}
