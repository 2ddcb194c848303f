package dev.orderflow.web.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * What a browser may do with an answer: take it for what it says it is, load from here alone, show it in nobody's frame, and let no other
 * site have it. The page gets by without inline scripts and styles, so that what a stranger writes into a name or a reason runs nowhere.
 *
 * @see <a href="https://owasp.org/www-project-secure-headers/">OWASP Secure Headers Project</a>
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true, dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class SafeHeaders extends HttpFilter {

    static final String OF_DATA = "default-src 'none'; frame-ancestors 'none'";
    static final String OF_PAGE = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(),"
                    + " fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(),"
                    + " picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(),"
                    + " xr-spatial-tracking=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Embedder-Policy", "require-corp",
            "X-DNS-Prefetch-Control", "off",
            "X-Permitted-Cross-Domain-Policies", "none");

    /** Of a year, as OWASP has it. Not for subdomains: they are somebody else's to speak for. */
    private static final String TLS_ONLY = "max-age=31536000";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isData = request.getServletPath().equals("/api");
        put(response, isData ? OF_DATA : OF_PAGE);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", TLS_ONLY);
        }
        if (!isData) {
            // Asked for again, and not sent again: after an upgrade no old script meets a new page.
            response.setHeader("Cache-Control", "no-cache");
        }
        chain.doFilter(request, response);
    }

    static void put(HttpServletResponse response, String policy) {
        response.setHeader("Content-Security-Policy", policy);
        ALWAYS.forEach(response::setHeader);
    }
}
