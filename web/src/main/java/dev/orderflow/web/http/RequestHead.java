package dev.orderflow.web.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Judges what every request has: its address and the headers that the server itself reads. Before a resource is looked up, because a
 * server that meets something malformed while it looks calls that a defect of its own.
 */
@Provider
@PreMatching
@Priority(100) // behind what only measures
@ApplicationScoped
public class RequestHead implements ContainerRequestFilter {

    private static final Logger LOG = System.getLogger(RequestHead.class.getPackageName());

    private static final Set<String> CHARSETS = Set.of("UTF-8", "US-ASCII", "ISO-8859-1");

    @Override
    public void filter(ContainerRequestContext request) {
        mustNotHaveMatrixParameters(request.getUriInfo().getRequestUri().getRawPath());
        readable("The parameters in the address", () -> request.getUriInfo().getQueryParameters());
        readable("\"Accept-Language\"", request::getAcceptableLanguages);
        readable("\"Content-Type\"", request::getMediaType);
        mustBeReadable(request.getMediaType());
        mustNotBeEncoded(request.getHeaders().get(HttpHeaders.CONTENT_ENCODING));
    }

    /** Whether it is refused here, so that nobody need receive its body. */
    public static boolean refuses(HttpServletRequest request) {
        try {
            mustNotHaveMatrixParameters(request.getRequestURI());
            mustBeReadable(request.getContentType() == null ? null : MediaType.valueOf(request.getContentType()));
            mustNotBeEncoded(Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)));
            return false;
        } catch (RuntimeException refusal) {
            return true;
        }
    }

    /**
     * To RFC 3986 (3.3) a semicolon is a part of the segment like any other character; servers cut off what follows, and would act on
     * another resource than the one that is named.
     */
    static void mustNotHaveMatrixParameters(String rawPath) {
        if (rawPath.indexOf(';') >= 0) {
            throw new Refusal(
                    ProblemKind.BAD_REQUEST, "No resource takes matrix parameters. A semicolon in a name is written %3B in an address.");
        }
    }

    private static void readable(String what, Runnable read) {
        try {
            read.run();
        } catch (RuntimeException malformed) {
            LOG.log(Level.DEBUG, () -> "Answered 400: " + what + " cannot be read.", malformed);
            throw new Refusal(ProblemKind.BAD_REQUEST, what + " cannot be read.");
        }
    }

    /**
     * JSON is UTF-8, and a charset beside it has no effect (RFC 8259, 8.1 and 11); what is well-meant by many clients is not refused. Other
     * text may be in ISO-8859-1, too.
     */
    static void mustBeReadable(MediaType type) {
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !type.getSubtype().endsWith("json") && CHARSETS.stream().noneMatch(charset::equalsIgnoreCase)) {
            throw new Refusal(
                    ProblemKind.UNSUPPORTED_MEDIA_TYPE, "\"Content-Type\" names a charset that is not taken; UTF-8 and ISO-8859-1 are.");
        }
    }

    /** A compressed body would have to be bounded twice: as it comes, and as it grows. */
    static void mustNotBeEncoded(List<String> encodings) {
        if (encodings != null
                && !encodings.stream().flatMap(it -> Arrays.stream(it.split(",")))
                .allMatch(it -> it.strip().equalsIgnoreCase("identity"))) {
            throw new Refusal(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "A body must not be compressed; leave out \"Content-Encoding\".");
        }
    }
}
