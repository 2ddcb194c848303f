package dev.orderflow.web.operations;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.stream.Stream;

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
        request.setProperty(ROUTE, "/api" + path(resource.getResourceClass()) + path(resource.getResourceMethod()));
    }

    /** The class may be a proxy; the annotation is then on the class that it extends. */
    private static String path(Class<?> resourceClass) {
        return Stream.<Class<?>>iterate(resourceClass, type -> type != null, Class::getSuperclass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .findFirst()
                .map(type -> type.getAnnotation(Path.class).value())
                .orElse("");
    }

    private static String path(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }
}
