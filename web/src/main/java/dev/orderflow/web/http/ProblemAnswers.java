package dev.orderflow.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Whatever a resource throws, and whatever JAX-RS throws by itself, is answered with a problem. */
@Provider
@ApplicationScoped
public class ProblemAnswers implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answer && answer.getResponse().getStatus() < 400) {
            // Not an error: this is how servers answer OPTIONS, or redirect.
            return answer.getResponse();
        }
        Problem problem = Problems.of(failure);
        // The body as bytes: no other provider of the server gets a say in how a problem looks.
        Response.ResponseBuilder response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(ProblemWriter.body(problem));
        ProblemWriter.headers(problem).forEach(response::header);
        if (failure instanceof WebApplicationException refused && refused.getResponse().getHeaders().containsKey(HttpHeaders.ALLOW)) {
            response.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return response.build();
    }
}
