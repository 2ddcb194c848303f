package dev.orderflow.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the page shows a group of dead letters. Without the setting it is a relative reference: of what a proxy calls us we know nothing.
 */
@ApplicationScoped
public class GroupAddress {

    static final String VARIABLE = "ORDERFLOW_PAGE_URL";

    @Inject
    @ConfigProperty(name = VARIABLE)
    Optional<String> setting = Optional.empty();

    private String page = "/";

    /**
     * Reads the setting.
     *
     * @throws IllegalStateException when it is no http or https address; it names the variable
     */
    @PostConstruct
    void read() {
        page = setting.map(String::strip).filter(text -> !text.isEmpty()).map(GroupAddress::withSlash).orElse("/");
    }

    private static String withSlash(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !Set.of("http", "https").contains(uri.getScheme()) || uri.getFragment() != null
                    || uri.getQuery() != null) {
                throw new URISyntaxException(text, "not http or https, or more than a path");
            }
            return text.endsWith("/") ? text : text + "/";
        } catch (URISyntaxException e) {
            throw new IllegalStateException(VARIABLE + " must be the http or https address of the page, but is \"" + text + "\".", e);
        }
    }

    /** Of the page itself. */
    public String base() {
        return page;
    }

    /** Of this group; as the page itself writes it. */
    public String of(GroupKey group) {
        return page + "#/dead-letters/group?subscription=" + encoded(group.subscription()) + "&type=" + encoded(group.type())
                + "&cause=" + encoded(group.cause());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
