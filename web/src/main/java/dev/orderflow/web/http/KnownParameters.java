package dev.orderflow.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses parameters in an address that the resource does not have, or that are there twice: who writes {@code stauts=LOST} must not get
 * all orders. What a resource has is what the description of the API says, so that no list of its own can differ from that.
 */
@Provider
@ApplicationScoped
public class KnownParameters implements ContainerRequestFilter {

    private static final String DESCRIPTION = "/dev/orderflow/web/openapi/openapi.json";
    private static final int LONGEST_NAME = 64;

    @Context
    ResourceInfo resource;

    private Map<String, Set<String>> known;

    /** Reads the description. */
    @PostConstruct
    void prepare() {
        try (InputStream document = KnownParameters.class.getResourceAsStream(DESCRIPTION)) {
            known = of(Json.MAPPER.readTree(document));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DESCRIPTION, e);
        }
    }

    /** The names of the parameters of each operation, such as {@code get /api/orders}. */
    static Map<String, Set<String>> of(JsonNode description) {
        Map<String, Set<String>> known = new HashMap<>();
        description.get("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            Set<String> names = new HashSet<>();
            for (JsonNode parameter : operation.getValue().path("parameters")) {
                JsonNode itself = parameter.has("$ref") ? description.at(parameter.get("$ref").textValue().substring(1)) : parameter;
                if (itself.path("in").asText().equals("query")) {
                    names.add(itself.get("name").textValue());
                }
            }
            known.put(operation.getKey() + " " + path.getKey(), names);
        }));
        return known;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String method = request.getMethod().equals("HEAD") ? "get" : request.getMethod().toLowerCase(Locale.ROOT);
        mustBeKnown(known.getOrDefault(method + " " + Route.of(resource), Set.of()), request.getUriInfo().getQueryParameters());
    }

    /**
     * Refuses what is not among these names, or is given more than once.
     *
     * @throws Refusal with status 422, naming them
     */
    static void mustBeKnown(Set<String> names, MultivaluedMap<String, String> parameters) {
        FieldErrors errors = new FieldErrors();
        parameters.forEach((name, values) -> {
            if (!names.contains(name)) {
                errors.add(new FieldError(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…", "is unknown"));
            } else if (values.size() > 1) {
                errors.add(new FieldError(name, "must be given once"));
            }
        });
        if (errors.count() > 0) {
            throw new Refusal(Problem.invalid(errors.sorted()));
        }
    }
}
