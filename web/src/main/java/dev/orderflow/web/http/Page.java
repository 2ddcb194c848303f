package dev.orderflow.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A page of a list. One element more than the page has is asked for: it tells whether there is a next page.
 *
 * @param next the key that the next page starts after; empty on the last page
 */
public record Page<T>(List<T> elements, Optional<String> next) {

    /**
     * The page out of what was found.
     *
     * @param found up to {@code limit + 1} elements
     * @param key what the next page is asked for by
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> key) {
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        List<T> elements = found.subList(0, limit);
        return new Page<>(elements, Optional.of(key.apply(elements.get(limit - 1))));
    }

    /**
     * The value of the {@code Link} header that leads to the next page, with the same filters. It is relative: of what a proxy calls
     * this server it knows nothing.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8288">RFC 8288, Web Linking</a>
     */
    Optional<String> link(String list, MultivaluedMap<String, String> parameters) {
        return next.map(after -> {
            Map<String, String> query = new TreeMap<>();
            parameters.forEach((name, values) -> query.put(name, values.get(0)));
            query.put("after", after);
            query.values().removeIf(String::isEmpty);
            return "<" + list + "?" + query.entrySet().stream().map(Page::encoded).collect(joining("&")) + ">; rel=\"next\"";
        });
    }

    /** The answer: an array, and the way to the next page. */
    public Response answer(Function<T, ?> view, UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(elements.stream().map(view).toList());
        link(uri.getAbsolutePath().getRawPath(), uri.getQueryParameters()).ifPresent(link -> response.header("Link", link));
        return response.build();
    }

    private static String encoded(Map.Entry<String, String> parameter) {
        return URLEncoder.encode(parameter.getKey(), UTF_8) + "=" + URLEncoder.encode(parameter.getValue(), UTF_8);
    }
}
