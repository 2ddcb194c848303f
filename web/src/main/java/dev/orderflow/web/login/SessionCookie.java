package dev.orderflow.web.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;

/** The cookie that has the token of a session. It lives as long as the browser; the session ends before that, or is ended. */
public final class SessionCookie {

    /** Its name. */
    public static final String NAME = "orderflow-session";

    private SessionCookie() {}

    /** The token that the request brings. */
    public static Optional<String> in(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies).filter(it -> it.getName().equals(NAME)).map(Cookie::getValue).findFirst();
    }

    /** The header that gives the browser this token: no script reads it, no other site sends it, and what came by TLS goes by TLS. */
    public static String holding(String token, boolean secure) {
        return NAME + "=" + token + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }

    /** The header that takes it away. */
    public static String none(boolean secure) {
        return holding("", secure) + "; Max-Age=0";
    }
}
