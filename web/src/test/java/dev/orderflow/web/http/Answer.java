package dev.orderflow.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a client gets to see of an answer. */
public record Answer(int status, Map<String, List<Object>> headers, String body) {

    /** The only header of this name, or null where there is none. */
    public String header(String name) {
        List<Object> values = headers.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new AssertionError(name + " is there more than once: " + values);
        }
        return values.isEmpty() ? null : String.valueOf(values.get(0));
    }

    /** The body. */
    public JsonNode json() {
        return Json.read(body);
    }

    /** Status and type of the problem, in short: {@code 404 not-found}. */
    public String problem() {
        if (!Problem.MEDIA_TYPE.equals(header("Content-Type"))) {
            throw new AssertionError("There is no problem: " + this);
        }
        return json().get("status") + " " + json().get("type").textValue().replace("urn:orderflow:problem:", "");
    }

    /** What the problem says to people. */
    public String detail() {
        return json().get("detail").textValue();
    }

    /** The fields that are wrong, with the numbers of their lines where they have one: {@code 2:lines[0].sku}. */
    public List<String> wrongFields() {
        return json().path("errors").findParents("field").stream()
                .map(error -> (error.has("line") ? error.get("line") + ":" : "") + error.get("field").textValue())
                .toList();
    }

    /** That member of each element of a list. */
    public List<String> each(String member) {
        return json().findParents(member).stream().map(element -> element.get(member).asText()).collect(Collectors.toList());
    }
}
