package dev.orderflow.web.login;

import dev.orderflow.identity.SessionDesk;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A request as a server hands it in: what a browser puts into it by itself, and what the page does. */
public final class PageRequest {

    /** Its method. */
    public String method = "GET";
    /** Its path. */
    public String path = "/api/orders";
    /** What follows the question mark; null where there is none. */
    public String query;
    /** The token in its cookie; null where there is no cookie. */
    public String cookie;
    /** Whether it came by TLS. */
    public boolean secure;

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new HashMap<>();

    /** It has this header; null takes it away. */
    public void has(String name, String value) {
        headers.put(name, value);
    }

    /** What became of it on its way. */
    public Object attribute(String name) {
        return attributes.get(name);
    }

    /** As the server has it. */
    public HttpServletRequest served() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) ->
                        switch (called.getName()) {
                            case "getMethod" -> method;
                            case "getRequestURI" -> path;
                            case "getQueryString" -> query;
                            case "getHeader" -> headers.get((String) arguments[0]);
                            case "getCookies" -> cookie == null ? null
                                    : new Cookie[] {new Cookie("other", "x"), new Cookie(SessionCookie.NAME, cookie)};
                            case "isSecure" -> secure;
                            case "getRemoteAddr" -> "192.0.2.1";
                            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                            default -> throw new UnsupportedOperationException(called.toString());
                        });
    }

    /** For a resource. */
    public static SessionLogin sessions(SessionDesk desk) {
        SessionLogin sessions = new SessionLogin();
        sessions.desk = desk;
        return sessions;
    }
}
