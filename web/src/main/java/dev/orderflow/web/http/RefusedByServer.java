package dev.orderflow.web.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What JAX-RS throws by itself: no such path, method, media type. A mapper of its own, because servers bring one that is nearer to
 * these than a mapper of all throwables.
 */
@Provider
@ApplicationScoped
public class RefusedByServer implements ExceptionMapper<WebApplicationException> {

    @Inject
    ProblemAnswers answers;

    @Override
    public Response toResponse(WebApplicationException refused) {
        return answers.toResponse(refused);
    }
}
