package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.ProblemWriter;
import dev.orderflow.web.http.Problems;
import dev.orderflow.web.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * Asks who calls: by HTTP Basic or a bearer token where there is a header for it, else by the session. Our own and not the platform's,
 * because that answers with the server's error page, and with 401 also when it could not ask the database.
 */
@ApplicationScoped
public class LoginMechanism implements HttpAuthenticationMechanism {

    /** The descriptions of the API and of the events; all below it is for people to read. */
    private static final String DOCS = "/docs";

    @Inject
    BasicLogin basic;

    @Inject
    TokenLogin tokens;

    @Inject
    SessionLogin session;

    @Inject
    RefusedCalls refusedCalls;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            // What is open asks nobody, so that it works while the database is away, too.
            return context.doNothing();
        }
        Problem problem;
        try {
            Optional<Login> verified = verified(request);
            if (verified.isPresent()) {
                request.setAttribute(Caller.LOGIN, verified.get());
                return context.notifyContainerAboutLogin(verified.get().name(), Set.of(verified.get().role().roleName()));
            }
            if (isToRead(request)) {
                toForm(request, response);
                return AuthenticationStatus.SEND_FAILURE;
            }
            problem = Problems.ofKind(isOfPage(request) ? ProblemKind.NO_SESSION : ProblemKind.UNAUTHORIZED);
        } catch (RuntimeException failure) {
            problem = Problems.of(failure);
        }
        refusedCalls.refused(problem.status(), BasicLogin.triedName(request), request.getRemoteAddr());
        refuse(problem, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private Optional<Login> verified(HttpServletRequest request) {
        if (tokens.isTried(request)) {
            return tokens.verified(request);
        }
        if (!BasicLogin.isTried(request)) {
            return session.verified(request);
        }
        if (SessionLogin.mayChange(request) && SamePage.isOther(request)) {
            // A browser that was once asked for a password sends it by itself, whatever page makes it ask.
            throw new Refusal(Problems.ofKind(ProblemKind.FOREIGN_PAGE));
        }
        return basic.verified(request);
    }

    /**
     * Whether a person goes to the descriptions with a browser. The challenge would open the browser's own dialog, and from then on it
     * would send the password with every request to this server (RFC 7617, 2.2), with no logout.
     */
    private static boolean isToRead(HttpServletRequest request) {
        return !BasicLogin.isTried(request)
                && request.getMethod().equals("GET")
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && (request.getRequestURI().equals(DOCS) || request.getRequestURI().startsWith(DOCS + "/"));
    }

    /** To the form, which leads there after the login; or at once where only a link from another site left out the cookie. */
    private static void toForm(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/#" + request.getRequestURI() + (query == null ? "" : "?" + query));
        response.setHeader("Cache-Control", "no-store");
        try {
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether a script of the page asks, and not a person or a program: the browser must not open a dialog over the page then. Browsers say
     * so themselves where the server is on this machine or speaks TLS; elsewhere the page says it, and a session that is over does. An
     * EventSource can say nothing; a stream that has the languages of a person is one, for programs that read streams have none.
     */
    private static boolean isOfPage(HttpServletRequest request) {
        if (BasicLogin.isTried(request)) {
            return false;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null
                ? !mode.equals("navigate")
                : request.getHeader("X-Requested-With") != null || SessionCookie.in(request).isPresent() || isEventSource(request);
    }

    private static boolean isEventSource(HttpServletRequest request) {
        return SessionLogin.isForStream(request) && request.getHeader("Accept-Language") != null;
    }

    /** Without the body: who is not known does not get anybody to read it. */
    private static void refuse(Problem problem, HttpServletResponse response) {
        try {
            ProblemWriter.write(problem, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
