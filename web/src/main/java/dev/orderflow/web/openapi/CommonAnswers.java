package dev.orderflow.web.openapi;

import static java.util.stream.Collectors.joining;

import dev.orderflow.web.login.OperatorsOnly;
import dev.orderflow.web.login.WithoutLogin;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds the answers that follow from the request, and a name, to every operation, so that a resource documents only what is special
 * about it. An answer that the resource documents itself stays. Runs at build time only.
 */
public class CommonAnswers implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getPaths().getPathItems().forEach((path, item) ->
                item.getOperations().forEach((method, operation) -> complete(operation, method, path)));
    }

    private static void complete(Operation operation, HttpMethod method, String path) {
        Method java = java(operation.getOperationId());
        operation.setOperationId(name(method, path));
        if (operation.getDescription() == null) {
            // Tools show one or the other.
            operation.setDescription(operation.getSummary() + ".");
        }
        APIResponses answers = operation.getResponses();
        add(answers, "400", takesJson(operation) ? "NotJson" : "BadRequest");
        add(answers, "406", "NotAcceptable");
        add(answers, "422", "Invalid");
        add(answers, "500", "InternalError");
        if (!java.getDeclaringClass().isAnnotationPresent(WithoutLogin.class)) {
            add(answers, "401", "Unauthorized");
            add(answers, "429", "TooMany");
            add(answers, "503", "Unavailable");
        }
        if (java.isAnnotationPresent(OperatorsOnly.class)) {
            add(answers, "403", "Forbidden");
        }
        if (operation.getRequestBody() != null) {
            add(answers, "413", "TooLarge");
            add(answers, "415", "UnsupportedMediaType");
        }
        if (namesSomething(path) && !creates(method, path)) {
            add(answers, "404", "NotFound");
        }
        if (method != HttpMethod.GET || takesConditions(operation)) {
            add(answers, "412", "PreconditionFailed");
        }
    }

    private static boolean takesJson(Operation operation) {
        return operation.getRequestBody() != null && operation.getRequestBody().getContent().hasMediaType(MediaType.APPLICATION_JSON);
    }

    private static boolean namesSomething(String path) {
        return path.contains("{");
    }

    /** What a PUT names need not be there yet. */
    private static boolean creates(HttpMethod method, String path) {
        return method == HttpMethod.PUT && path.endsWith("}");
    }

    private static boolean takesConditions(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Reference::getRef).anyMatch(ref -> ref != null && ref.endsWith("If-Match"));
    }

    /** The method of the resource, by the id that the build asks the generator for: {@code PACKAGE_CLASS_METHOD}. */
    private static Method java(String id) {
        int end = id.lastIndexOf('_');
        try {
            List<Method> named = Arrays.stream(Class.forName(id.substring(0, end)).getMethods())
                    .filter(method -> method.getName().equals(id.substring(end + 1)))
                    .toList();
            if (named.size() != 1) {
                throw new IllegalStateException("An operation needs a method name of its own, unlike " + named);
            }
            return named.get(0);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(id, impossible);
        }
    }

    /** Of method and path, which no two operations have in common: {@code postOrdersIdCancellation}. */
    static String name(HttpMethod method, String path) {
        return method.name().toLowerCase(Locale.ROOT)
                + Arrays.stream(path.replaceFirst("^/api/", "").split("[^A-Za-z0-9]++"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(joining());
    }

    private static void add(APIResponses answers, String status, String name) {
        if (!answers.hasAPIResponse(status)) {
            answers.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
        }
    }
}
