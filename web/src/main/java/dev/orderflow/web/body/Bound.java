package dev.orderflow.web.body;

import dev.orderflow.identity.Role;
import dev.orderflow.web.http.RequestHead;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/**
 * How large the body of a request may be. The resources that take large ones are named here, because their own words come too late: the
 * body has been received by then.
 */
enum Bound {
    /** What almost every resource takes: one JSON document. */
    DOCUMENT(64 * 1024),
    /** Orders, line by line. */
    BATCH(16 * 1024 * 1024),
    /** A file of orders. */
    FILE(Long.MAX_VALUE),
    /** The resource refuses by the head, and nobody reads the body. */
    UNREAD(0);

    private static final Set<String> LINES = Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");
    private static final Set<String> CSV = Set.of("text/csv");

    private final long bytes;

    Bound(long bytes) {
        this.bytes = bytes;
    }

    /** So many bytes at most. */
    long bytes() {
        return bytes;
    }

    /** The bound for the body of this request. */
    static Bound of(HttpServletRequest request) {
        if (RequestHead.refuses(request)) {
            return UNREAD;
        }
        String path = path(request);
        if ("POST".equals(request.getMethod()) && path.equals("/orders/batch")) {
            return takes(LINES, request) ? BATCH : UNREAD;
        }
        if ("POST".equals(request.getMethod()) && path.equals("/imports")) {
            return takes(CSV, request) && request.isUserInRole(Role.OPERATOR.roleName()) ? FILE : UNREAD;
        }
        return DOCUMENT;
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Where no type is said, or not a single one, JAX-RS takes it for any. */
    private static boolean takes(Set<String> types, HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || type.indexOf('*') >= 0) {
            return true;
        }
        int parameters = type.indexOf(';');
        return types.contains((parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT));
    }
}
