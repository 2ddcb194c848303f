package dev.orderflow.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Puts a problem into an answer: the body, and the headers that go with its status. */
public final class ProblemWriter {

    private static final String RETRY_AFTER_SECONDS = "5";
    private static final String RETRY_AFTER_TOO_MANY_SECONDS = "30";
    private static final String CHALLENGE = "Basic realm=\"orderflow\", charset=\"UTF-8\"";
    /** RFC 9110 wants a challenge with every 401 (15.5.2). Browsers open no dialog for one that they do not know: the page has a form. */
    private static final String CHALLENGE_TO_PAGE = "Session realm=\"orderflow\"";

    private ProblemWriter() {}

    /** Headers that a status asks for. */
    static Map<String, String> headers(Problem problem) {
        return switch (problem.status()) {
            case 401 -> Map.of("WWW-Authenticate", problem.type().equals(ProblemKind.UNAUTHORIZED.type()) ? CHALLENGE : CHALLENGE_TO_PAGE);
            case 429 -> Map.of("Retry-After", RETRY_AFTER_TOO_MANY_SECONDS);
            case 503 -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
            default -> Map.of();
        };
    }

    /** The body as JSON text in UTF-8. */
    static byte[] body(Problem problem) {
        return Json.write(problem);
    }

    /** The whole answer, where a servlet container is asked for one outside JAX-RS. */
    public static void write(Problem problem, HttpServletResponse response) throws IOException {
        byte[] body = body(problem);
        response.setStatus(problem.status());
        headers(problem).forEach(response::setHeader);
        SafeHeaders.put(response, SafeHeaders.OF_DATA);
        response.setHeader("Cache-Control", NotKept.NO_STORE);
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        // Committed, or the container puts its own error page in its place.
        response.flushBuffer();
    }
}
