package dev.orderflow.web.openapi;

/** Which format of the description to send, as MicroProfile OpenAPI has it: YAML unless JSON is asked for. */
final class OpenApiFormat {

    private OpenApiFormat() {}

    /** The parameter wins over the header. */
    static boolean isJson(String parameter, String accept) {
        if (parameter != null) {
            return parameter.equalsIgnoreCase("JSON");
        }
        return accept != null && accept.contains("application/json") && !accept.contains("yaml");
    }
}
