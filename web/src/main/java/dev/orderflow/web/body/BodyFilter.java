package dev.orderflow.web.body;

import dev.orderflow.web.http.AcceptHeader;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.ProblemWriter;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

/** Hands a request on when its body is there: it leaves its thread, and comes back on another. */
@WebFilter(urlPatterns = "/api/*", asyncSupported = true, dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ASYNC})
public class BodyFilter extends HttpFilter {

    static final String RECEIVED = "dev.orderflow.web.body.received";

    @Inject
    Receptions receptions;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(RECEIVED) instanceof Reception received) {
            request.removeAttribute(RECEIVED);
            handOn(received, request, response, chain);
        } else if (!Collections.list(request.getHeaders("Accept")).stream().allMatch(AcceptHeader::isReadable)) {
            refuse(Problem.of(ProblemKind.BAD_REQUEST, "The header \"Accept\" cannot be read."), response);
        } else if (!hasBody(request)) {
            chain.doFilter(request, response);
        } else {
            receive(request, response, chain);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Bound bound = Bound.of(request);
        if (bound == Bound.UNREAD) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > bound.bytes()) {
            refuse(Reception.tooLarge(bound), response);
        } else if (receptions.areInThread()) {
            handOn(receptions.await(request, bound), request, response, chain);
        } else {
            receptions.begin(request, bound);
        }
    }

    private static void handOn(Reception received, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            Optional<Problem> problem = received.problem();
            if (problem.isPresent()) {
                refuse(problem.get(), response);
            } else {
                chain.doFilter(new RequestWithBody(request, received.body().read()), response);
            }
        } finally {
            received.discard();
        }
    }

    private static void refuse(Problem problem, HttpServletResponse response) throws IOException {
        ProblemWriter.write(problem, response);
    }
}
