package dev.orderflow.web.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.events.EventType;
import dev.orderflow.web.http.ProblemWriter;
import dev.orderflow.web.http.Problems;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** The AsyncAPI document in YAML, and below it the JSON Schemas that it refers to. */
@WebServlet({"/asyncapi", "/asyncapi/schemas/*"})
public class AsyncApiServlet extends HttpServlet {

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final Pattern SCHEMA = Pattern.compile("/[A-Za-z]+-[0-9]+\\.json");

    /** Where the document looks for its schemas in the archive, and where one that was fetched from here does. */
    private static final String IN_ARCHIVE = "../dev/orderflow/events/schemas/";
    private static final String BELOW_HERE = "asyncapi/schemas/";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            ProblemWriter.write(Problems.ofStatus(METHOD_NOT_ALLOWED), response);
            return;
        }
        boolean whole = request.getPathInfo() == null && request.getServletPath().equals("/asyncapi");
        Optional<String> text = whole ? Optional.of(document()) : schema(request.getPathInfo());
        if (text.isEmpty()) {
            ProblemWriter.write(Problems.ofStatus(NOT_FOUND), response);
            return;
        }
        response.setContentType(whole ? "application/yaml" : "application/schema+json");
        response.getOutputStream().write(text.get().getBytes(UTF_8));
    }

    static String document() throws IOException {
        return read("/META-INF/asyncapi.yaml").orElseThrow().replace(IN_ARCHIVE, BELOW_HERE);
    }

    static Optional<String> schema(String path) throws IOException {
        return path == null || !SCHEMA.matcher(path).matches() ? Optional.empty() : read("schemas" + path);
    }

    private static Optional<String> read(String resource) throws IOException {
        try (InputStream in = EventType.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
        }
    }
}
