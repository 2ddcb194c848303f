package dev.orderflow.web.openapi;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orderflow.audit.DeedKind;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.web.audit.AuditResource;
import dev.orderflow.web.catalogue.ProductsResource;
import dev.orderflow.web.deadletters.ArchiveResource;
import dev.orderflow.web.deadletters.DeadLettersResource;
import dev.orderflow.web.deadletters.GivenBackResource;
import dev.orderflow.web.deadletters.NoteResource;
import dev.orderflow.web.deadletters.RetriesResource;
import dev.orderflow.web.imports.ImportsResource;
import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.login.WithoutLogin;
import dev.orderflow.web.operations.FlowResource;
import dev.orderflow.web.operations.HealthResource;
import dev.orderflow.web.operations.MetricsResource;
import dev.orderflow.web.orders.CancellationResource;
import dev.orderflow.web.orders.OrderBatchResource;
import dev.orderflow.web.orders.OrderEventsResource;
import dev.orderflow.web.orders.OrdersResource;
import dev.orderflow.web.payments.PaymentsResource;
import dev.orderflow.web.session.LoginResource;
import dev.orderflow.web.shipments.ShipmentsResource;
import dev.orderflow.web.stock.StockResource;
import dev.orderflow.web.stream.FlowStreamResource;
import dev.orderflow.web.stream.OrderStreamResource;
import dev.orderflow.web.stream.StreamResource;
import dev.orderflow.web.subscriptions.SubscriptionsResource;
import dev.orderflow.web.users.UsersResource;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WEB-P4 The description of the API")
class DescriptionTest {

    private static final List<Class<?>> RESOURCES = List.of(
            OrdersResource.class,
            CancellationResource.class,
            ShipmentsResource.class,
            OrderEventsResource.class,
            OrderStreamResource.class,
            StreamResource.class,
            FlowStreamResource.class,
            OrderBatchResource.class,
            ImportsResource.class,
            ProductsResource.class,
            StockResource.class,
            SubscriptionsResource.class,
            PaymentsResource.class,
            UsersResource.class,
            AuditResource.class,
            DeadLettersResource.class,
            RetriesResource.class,
            ArchiveResource.class,
            NoteResource.class,
            GivenBackResource.class,
            HealthResource.class,
            LoginResource.class,
            MetricsResource.class,
            FlowResource.class);

    private static JsonNode description;

    private record Operation(String method, String path, Class<?> resource, Method java) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (InputStream document = OpenApiServlet.class.getResourceAsStream("openapi.json")) {
            description = new ObjectMapper().readTree(document);
        }
    }

    @Test
    @DisplayName("has the operations that there are, and no others")
    void operations() {
        Set<String> described = new TreeSet<>();
        description.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described)
                .isEqualTo(operationsOfTheCode().map(Operation::toString).collect(toCollection(TreeSet::new)));
    }

    @Test
    @DisplayName("is checked against every resource that there is")
    void allResources() throws URISyntaxException, IOException {
        var classes = java.nio.file.Path.of(OrdersResource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<java.nio.file.Path> files = Files.walk(classes)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("Resource.class")))
                    .containsExactlyInAnyOrderElementsOf(
                            RESOURCES.stream().map(type -> type.getSimpleName() + ".class").toList());
        }
    }

    @Test
    @DisplayName("has for every operation the errors that it can end in")
    void errors() {
        operationsOfTheCode().forEach(operation -> {
            Set<String> expected = new HashSet<>(Set.of("400", "406", "422", "500"));
            if (!operation.resource().isAnnotationPresent(WithoutLogin.class)) {
                expected.addAll(Set.of("401", "429", "503"));
            }
            if (operation.java().isAnnotationPresent(OperatorsOnly.class)) {
                expected.add("403");
            }
            if (operation.java().isAnnotationPresent(Consumes.class)) {
                expected.addAll(Set.of("413", "415"));
            }
            if (!operation.method().equals("GET")) {
                expected.add("412");
            }
            boolean creates = operation.method().equals("PUT") && operation.path().endsWith("}");
            if (operation.path().contains("{") && !creates) {
                expected.add("404");
            }

            assertThat(statuses(operation)).as(operation.toString()).containsAll(expected);
        });
    }

    @Test
    @DisplayName("has a success for every operation, with a schema unless it is 204, which has no content (RFC 9110, 15.3.5), and"
            + " a summary")
    void successes() {
        operationsOfTheCode().forEach(operation -> {
            JsonNode described = described(operation);

            assertThat(described.path("summary").asText()).as(operation + " summary").isNotBlank();
            assertThat(statuses(operation)).as(operation.toString()).anyMatch(status -> status.startsWith("20"));
            described.get("responses").fields().forEachRemaining(response -> {
                if (response.getKey().startsWith("20") && !response.getKey().equals("204")) {
                    assertThat(response.getValue().findPath("schema").isMissingNode()).as(operation + " " + response.getKey()).isFalse();
                }
            });
        });
    }

    @Test
    @DisplayName("has a name of its own and a description for every operation, as tools that make clients of it want")
    void names() {
        Set<String> names = new HashSet<>();

        operationsOfTheCode().forEach(operation -> {
            String name = described(operation).path("operationId").asText();
            assertThat(name).as(operation.toString()).matches("[a-z][A-Za-z0-9]+");
            assertThat(names.add(name)).as(name + " is there once").isTrue();
            assertThat(described(operation).path("description").asText()).as(operation.toString()).isNotBlank();
        });
    }

    @Test
    @DisplayName("is of the server that it was read from, whatever a proxy calls that")
    void servers() {
        assertThat(description.at("/servers/0/url").asText()).isEqualTo("/");
    }

    @Test
    @DisplayName("has every parameter that a path has, and no other")
    void pathParameters() {
        operationsOfTheCode().forEach(operation -> {
            Set<String> described = new TreeSet<>();
            described(operation).path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    described.add("{" + parameter.get("name").asText() + "}");
                }
            });
            Set<String> ofThePath = Arrays.stream(operation.path().split("/"))
                    .filter(segment -> segment.startsWith("{"))
                    .collect(toCollection(TreeSet::new));

            assertThat(described).as(operation.toString()).isEqualTo(ofThePath);
        });
    }

    @Test
    @DisplayName("refers to nothing that it does not have")
    void references() {
        description.findValuesAsText("$ref").forEach(reference ->
                assertThat(description.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    @DisplayName("needs no login for health and the login itself only")
    void logins() {
        assertThat(description.get("security").toString()).contains("basic");
        operationsOfTheCode().forEach(operation -> assertThat(described(operation).has("security"))
                .as(operation.toString())
                .isEqualTo(operation.resource().isAnnotationPresent(WithoutLogin.class)));
    }

    @Test
    @DisplayName("knows every status of an order")
    void orderStatus() {
        var known = new ArrayList<String>();
        description.at("/components/schemas/Order/properties/status/enum").forEach(status -> known.add(status.asText()));

        assertThat(known).containsExactlyElementsOf(
                Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
    }

    @Test
    @DisplayName("knows every kind of deed, where one is shown and where one is asked for")
    void deeds() {
        List<String> kinds = Arrays.stream(DeedKind.values()).map(Enum::name).toList();

        JsonNode shown = description.at("/components/schemas/Deed/properties/what");
        JsonNode asked = StreamSupport.stream(description.at("/paths/~1api~1audit/get/parameters").spliterator(), false)
                .filter(parameter -> parameter.path("name").asText().equals("what"))
                .findFirst()
                .orElseThrow()
                .get("schema");

        assertThat(valuesOf(shown)).isEqualTo(kinds);
        assertThat(valuesOf(asked)).isEqualTo(kinds);
    }

    private static List<String> valuesOf(JsonNode schema) {
        JsonNode whole = schema.has("$ref") ? description.at(schema.get("$ref").asText().substring(1)) : schema;
        List<String> values = new ArrayList<>();
        whole.path("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Stream<Operation> operationsOfTheCode() {
        return RESOURCES.stream().flatMap(resource -> Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> httpMethod(method).map(http -> new Operation(http, path(resource, method), resource, method))));
    }

    private static Stream<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(http -> http != null)
                .map(HttpMethod::value);
    }

    private static String path(Class<?> resource, Method method) {
        Path path = method.getAnnotation(Path.class);
        return "/api" + resource.getAnnotation(Path.class).value() + (path == null ? "" : path.value());
    }

    private static JsonNode described(Operation operation) {
        return description.get("paths").get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT));
    }

    private static Set<String> statuses(Operation operation) {
        Set<String> statuses = new TreeSet<>();
        described(operation).get("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }
}
