package dev.orderflow.web.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.util.Base64;
import java.util.Optional;

/** Reads the header {@code Authorization: Basic ...}. */
final class BasicCredentials {

    private static final String SCHEME = "Basic ";

    private BasicCredentials() {}

    /** Name and password, or empty where the header is absent, of another scheme or malformed. */
    static Optional<UsernamePasswordCredential> in(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return decoded(header.substring(SCHEME.length()).strip())
                .filter(login -> login.indexOf(':') > 0)
                .map(login -> new UsernamePasswordCredential(
                        login.substring(0, login.indexOf(':')), login.substring(login.indexOf(':') + 1)));
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
