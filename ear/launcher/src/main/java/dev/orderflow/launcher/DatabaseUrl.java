package dev.orderflow.launcher;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGProperty;

/**
 * The JDBC URL of a PostgreSQL. The driver honours all parameters it knows, and silently forgets the others: a {@code sslMode} with a
 * capital M would ask for nothing.
 */
final class DatabaseUrl {

    private static final Pattern ONE = Pattern.compile("jdbc:postgresql://[^?]+");
    private static final Set<String> KNOWN = Arrays.stream(PGProperty.values()).map(PGProperty::getName)
            .collect(Collectors.toUnmodifiableSet());
    private static final Map<String, String> OTHERWISE = Map.of(
            "user", "is set by " + Settings.DB + "_USER",
            "password", "is set by " + Settings.DB + "_PASSWORD",
            "ApplicationName", "is the node's name here, which monitoring tells sessions apart by",
            "tcpKeepAlive", "is always true here",
            "reWriteBatchedInserts", "is always true here");

    private DatabaseUrl() {
    }

    /** @throws BadSetting where it is none, or has a parameter that would not be honoured; no value is shown */
    static void check(String variable, String url) {
        String[] addressAndQuery = url.split("\\?", 2);
        if (!ONE.matcher(addressAndQuery[0]).matches()) {
            throw new BadSetting(variable, "must look like jdbc:postgresql://host:port/database, but is '" + addressAndQuery[0] + "'");
        }
        if (addressAndQuery.length == 2) {
            Stream<String> names = Arrays.stream(addressAndQuery[1].split("&")).map(part -> part.split("=", 2)[0]);
            names.filter(name -> !name.isEmpty()).forEach(name -> {
                if (OTHERWISE.containsKey(name)) {
                    throw new BadSetting(variable, "has the parameter " + name + ", which " + OTHERWISE.get(name));
                }
                if (!KNOWN.contains(name)) {
                    throw new BadSetting(variable, "has the parameter " + name
                            + ", which PostgreSQL's driver doesn't know, and which would be of no effect");
                }
            });
        }
    }
}
