package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Logins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * HTTP Basic.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, the Basic scheme</a>
 */
@ApplicationScoped
public class BasicLogin {

    private static final String HEADER = "Authorization";

    @Inject
    Logins logins;

    /** Whether the request says who calls, well or badly; a session does not count beside that. */
    static boolean isTried(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /** Whom it says to be, if it says that readably. */
    static Optional<String> triedName(HttpServletRequest request) {
        return credentials(request).map(UsernamePasswordCredential::getCaller);
    }

    /** The login, if the name and the password are those of a user. */
    Optional<Login> verified(HttpServletRequest request) {
        return credentials(request).flatMap(it -> logins.verify(it.getCaller(), it.getPasswordAsString(), request.getRemoteAddr()));
    }

    private static Optional<UsernamePasswordCredential> credentials(HttpServletRequest request) {
        return BasicCredentials.in(request.getHeader(HEADER));
    }
}
