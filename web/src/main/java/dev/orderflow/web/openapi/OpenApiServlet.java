package dev.orderflow.web.openapi;

import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemWriter;
import dev.orderflow.web.http.Problems;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** The description of the API, as the build made it: YAML, or JSON for who asks for it. */
@WebServlet("/openapi")
public class OpenApiServlet extends HttpServlet {

    private static final int METHOD_NOT_ALLOWED = 405;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            ProblemWriter.write(Problems.ofStatus(METHOD_NOT_ALLOWED), response);
            return;
        }
        if (request.getParameterMap().entrySet().stream().anyMatch(it -> !it.getKey().equals("format") || it.getValue().length > 1)) {
            ProblemWriter.write(Problem.invalid("format", "is the only parameter, and must be given once"), response);
            return;
        }
        boolean json = OpenApiFormat.isJson(request.getParameter("format"), request.getHeader("Accept"));
        response.setContentType(json ? "application/json" : "application/yaml");
        response.setHeader("Vary", "Accept");
        try (InputStream document = OpenApiServlet.class.getResourceAsStream(json ? "openapi.json" : "openapi.yaml")) {
            document.transferTo(response.getOutputStream());
        }
    }
}
