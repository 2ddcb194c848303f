package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Logins;
import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.ProblemWriter;
import dev.orderflow.web.http.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * HTTP Basic. Our own and not the platform's, because that answers with the server's error page, and with 401 also when it could not
 * ask the database.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, the Basic scheme</a>
 */
@ApplicationScoped
public class BasicLogin implements HttpAuthenticationMechanism {

    @Inject
    Logins logins;

    @Inject
    RefusedCalls refusedCalls;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            // What is open asks nobody, so that it works while the database is away, too.
            return context.doNothing();
        }
        Optional<UsernamePasswordCredential> login = BasicCredentials.in(request.getHeader("Authorization"));
        Problem problem;
        try {
            Optional<Login> verified =
                    login.flatMap(it -> logins.verify(it.getCaller(), it.getPasswordAsString(), request.getRemoteAddr()));
            if (verified.isPresent()) {
                request.setAttribute(Caller.LOGIN, verified.get());
                return context.notifyContainerAboutLogin(verified.get().name(), Set.of(verified.get().role().roleName()));
            }
            problem = Problems.ofStatus(ProblemKind.UNAUTHORIZED.status());
        } catch (RuntimeException failure) {
            problem = Problems.of(failure);
        }
        refusedCalls.refused(problem.status(), login.map(UsernamePasswordCredential::getCaller), request.getRemoteAddr());
        refuse(problem, response);
        return AuthenticationStatus.SEND_FAILURE;
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
