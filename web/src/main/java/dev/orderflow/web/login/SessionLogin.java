package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Session;
import dev.orderflow.identity.SessionDesk;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Problems;
import dev.orderflow.web.http.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * The session that a browser has a cookie of. Browsers send cookies by themselves: what changes something needs the session's CSRF token
 * besides, which only the page knows that began the session, or asked for it.
 */
@ApplicationScoped
public class SessionLogin {

    /** Has the CSRF token. */
    public static final String CSRF_HEADER = "X-CSRF-Token";

    /** Says that nobody did something: the page asks by a timer. That does not keep a session from being over when nobody is there. */
    public static final String BACKGROUND_HEADER = "X-Background";

    /** Methods that change nothing. */
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    SessionDesk desk;

    /**
     * The session of the request.
     *
     * @throws Refusal with status 403 when it changes something and has not the CSRF token
     */
    public Optional<Session> of(HttpServletRequest request) {
        Optional<Session> session = SessionCookie.in(request).flatMap(it -> isInBackground(request) ? desk.look(it) : desk.use(it));
        if (mayChange(request) && session.filter(it -> !it.hasCsrfToken(request.getHeader(CSRF_HEADER))).isPresent()) {
            throw new Refusal(Problems.ofKind(ProblemKind.CSRF_TOKEN));
        }
        return session;
    }

    /** The token of the session that the request was let in for; empty where that was HTTP Basic. */
    public static Optional<String> tokenOf(HttpServletRequest request) {
        return BasicLogin.isTried(request) ? Optional.empty() : SessionCookie.in(request);
    }

    /** Whether its method may change something. */
    static boolean mayChange(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }

    Optional<Login> verified(HttpServletRequest request) {
        return of(request).map(Session::login);
    }

    /** An EventSource comes back by itself, too. */
    private static boolean isInBackground(HttpServletRequest request) {
        return request.getHeader(BACKGROUND_HEADER) != null || isForStream(request);
    }

    /** Whether it asks for Server-Sent Events. */
    static boolean isForStream(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/event-stream");
    }
}
