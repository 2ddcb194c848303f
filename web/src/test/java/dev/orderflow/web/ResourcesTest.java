package dev.orderflow.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.web.http.Versioned;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.login.WithoutLogin;
import dev.orderflow.web.operations.NeedsDatabase;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who adds a resource has to say here what it is: nothing is open, or done without its conditions, because an annotation was forgotten. */
@DisplayName("The resources")
class ResourcesTest {

    private static final List<Class<?>> RESOURCES = resources();

    @Test
    @DisplayName("WEB-LOGIN-P2 are for operators only, but for these, which look themselves at who calls or are the same for everybody")
    void operators() {
        assertThat(methods(method -> !method.isAnnotationPresent(OperatorsOnly.class))).containsExactlyInAnyOrder(
                "POST /orders", "GET /orders", "GET /orders/{id}", "POST /orders/batch", "POST /orders/{id}/cancellation",
                "GET /orders/{id}/events", "GET /orders/{id}/stream", "GET /stream", "GET /payments", "GET /shipments",
                "GET /shipments/{id}",
                "GET /products", "GET /products/{sku}", "GET /stock", "GET /stock/{sku}", "PUT /users/{name}/password",
                "GET /health/live", "GET /health/ready", "POST /login", "GET /login", "DELETE /login");
    }

    @Test
    @DisplayName("are for who has logged in, but for health and the login itself")
    void login() {
        assertThat(RESOURCES).filteredOn(it -> it.isAnnotationPresent(WithoutLogin.class)).extracting(Class::getSimpleName)
                .containsExactly("HealthResource", "LoginResource");
    }

    @Test
    @DisplayName("WEB-HTTP-P4 refuse at once while the database is away, but for those that tell how everything is")
    void database() {
        assertThat(RESOURCES).filteredOn(it -> !it.isAnnotationPresent(NeedsDatabase.class)).extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("HealthResource", "MetricsResource", "FlowResource", "FlowStreamResource", "LoginResource");
    }

    @Test
    @DisplayName("WEB-HTTP-P10 judge conditions themselves where there is a version, and nowhere else: for the others a filter does")
    void versions() {
        assertThat(methods(method -> method.isAnnotationPresent(Versioned.class))).containsExactlyInAnyOrder(
                "GET /orders/{id}", "POST /orders/{id}/cancellation", "GET /products/{sku}", "PUT /products/{sku}", "GET /stock/{sku}",
                "PUT /stock/{sku}", "GET /shipments/{id}", "POST /shipments/{id}/dispatch", "GET /dead-letters/note",
                "PUT /dead-letters/note");
    }

    private static List<String> methods(Predicate<Method> which) {
        return RESOURCES.stream()
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> !verb(method).isEmpty())
                .filter(which)
                .map(method -> verb(method) + " " + path(method.getDeclaringClass().getAnnotation(Path.class))
                        + path(method.getAnnotation(Path.class)))
                .toList();
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .filter(it -> it.annotationType().isAnnotationPresent(HttpMethod.class))
                .map(it -> it.annotationType().getAnnotation(HttpMethod.class).value())
                .collect(joining());
    }

    private static String path(Path path) {
        return path == null ? "" : path.value();
    }

    /** All classes below this package that have an address, in the order of their names. */
    private static List<Class<?>> resources() {
        java.nio.file.Path classes = java.nio.file.Path.of(
                URI.create(RestApi.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .<Class<?>>map(ResourcesTest::loaded)
                    .filter(it -> it.isAnnotationPresent(Path.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, ResourcesTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
