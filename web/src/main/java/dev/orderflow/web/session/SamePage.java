package dev.orderflow.web.session;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells requests of this server's own page from those that another page makes a browser send. A program that is no browser says nothing
 * about that, and is nobody's victim.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
final class SamePage {

    private SamePage() {}

    static boolean sends(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        // The scheme is that of the proxy, which may speak TLS where this server does not.
        return origin == null || origin.substring(origin.indexOf("://") + 1).equalsIgnoreCase("//" + request.getHeader("Host"));
    }
}
