package dev.orderflow.web.openapi;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds what every operation may answer, and a name, so that no resource has to repeat it. Runs at build time only. */
public class CommonAnswers implements OASFilter {

    private static final Map<String, String> EVERYWHERE =
            Map.of("400", "BadRequest", "406", "NotAcceptable", "422", "Invalid", "500", "InternalError");
    private static final Map<String, String> WHERE_A_LOGIN_IS_NEEDED =
            Map.of("401", "Unauthorized", "429", "TooMany", "503", "Unavailable");

    private static final Map<String, String> WHERE_SOMETHING_CHANGES = Map.of("412", "PreconditionFailed");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        description.getPaths().getPathItems().forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
            operation.setOperationId(name(method, path));
            if (operation.getDescription() == null) {
                // Tools show one or the other.
                operation.setDescription(operation.getSummary() + ".");
            }
            add(EVERYWHERE, operation);
            if (method != HttpMethod.GET || takesConditions(operation)) {
                add(WHERE_SOMETHING_CHANGES, operation);
            }
            if (!path.startsWith("/api/health/")) {
                add(WHERE_A_LOGIN_IS_NEEDED, operation);
            }
        }));
    }

    private static boolean takesConditions(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().map(Reference::getRef).anyMatch(ref -> ref != null && ref.endsWith("If-Match"));
    }

    /** Of method and path, which no two operations have in common: {@code postOrdersIdCancellation}. */
    static String name(HttpMethod method, String path) {
        return method.name().toLowerCase(Locale.ROOT)
                + Arrays.stream(path.replaceFirst("^/api/", "").split("[^A-Za-z0-9]++"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(joining());
    }

    private static void add(Map<String, String> answers, Operation operation) {
        APIResponses documented = operation.getResponses();
        answers.forEach((status, name) -> {
            if (!documented.hasAPIResponse(status)) {
                documented.addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
            }
        });
    }
}
