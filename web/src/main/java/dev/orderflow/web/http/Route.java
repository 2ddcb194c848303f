package dev.orderflow.web.http;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Which resource answers, as a template, as the description of the API has it. */
public final class Route {

    private Route() {}

    /** Such as {@code /api/orders/{id}}. */
    public static String of(ResourceInfo resource) {
        return "/api" + path(resource.getResourceClass()) + path(resource.getResourceMethod());
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
