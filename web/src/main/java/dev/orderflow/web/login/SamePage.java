package dev.orderflow.web.login;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells requests of this server's own page from those that another page makes a browser send. A program that is no browser says nothing
 * about that, and is nobody's victim.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch Metadata Request Headers</a>
 */
public final class SamePage {

    private SamePage() {}

    /** Whether nothing says that another page makes the browser send it. */
    public static boolean sends(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        // The scheme is that of the proxy, which may speak TLS where this server does not.
        return origin == null || origin.substring(origin.indexOf("://") + 1).equalsIgnoreCase("//" + request.getHeader("Host"));
    }

    /**
     * Whether the browser itself says that a page of another site, or of another host of this one, makes it send this. A program may be
     * anywhere and may name any origin, so that nothing less is taken for it.
     */
    static boolean isOther(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return "cross-site".equals(site) || "same-site".equals(site);
    }
}
