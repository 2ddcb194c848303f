package dev.orderflow.web.login;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import dev.orderflow.web.http.ProblemKind;
import dev.orderflow.web.http.Refusal;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * A bearer token of the issuer that the settings name, if they name one: a JWT with the claims of MicroProfile JWT. By a library and not by
 * the server: each server asks for it in its own way, and none leaves HTTP Basic beside it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, what to check of a JWT</a>
 */
@ApplicationScoped
public class TokenLogin {

    static final String ISSUER = "ORDERFLOW_JWT_ISSUER";
    static final String KEYS = "ORDERFLOW_JWT_KEYS";
    static final String AUDIENCE = "ORDERFLOW_JWT_AUDIENCE";

    private static final Logger LOG = System.getLogger(TokenLogin.class.getPackageName());
    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +(\\S++) *+");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    private static final int CLOCKS_DIFFER_SECONDS = 30;
    private static final int LONGEST_NAME = 64;
    /** Who sends keys that nobody knows does not make us ask for the keys each time. */
    private static final long ASKED_AGAIN_AFTER_MILLIS = 10_000;

    @Inject
    @ConfigProperty(name = ISSUER)
    Optional<String> issuer = Optional.empty();

    @Inject
    @ConfigProperty(name = KEYS)
    Optional<String> keys = Optional.empty();

    @Inject
    @ConfigProperty(name = AUDIENCE, defaultValue = "orderflow")
    String audience = "orderflow";

    private Optional<JwtConsumer> consumer = Optional.empty();

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException when one is missing or wrong; it names the variable
     */
    @PostConstruct
    void read() {
        consumer = said(issuer).map(name -> consumer(name, address()));
    }

    private static Optional<String> said(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty());
    }

    private String address() {
        String text = said(keys).orElseThrow(() -> new IllegalStateException(
                KEYS + " must be set where " + ISSUER + " is: the address of the issuer's keys, a JSON Web Key Set."));
        try {
            URI uri = new URI(text);
            boolean safe = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.matcher(uri.getHost()).matches();
            if (!safe || uri.getHost() == null) {
                throw new URISyntaxException(text, "neither https nor on this machine");
            }
            return text;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(KEYS + " must be an https address, or one of this machine, but is \"" + text + "\".", e);
        }
    }

    private JwtConsumer consumer(String name, String address) {
        HttpsJwks set = new HttpsJwks(address);
        set.setRefreshReprieveThreshold(ASKED_AGAIN_AFTER_MILLIS);
        return new JwtConsumerBuilder()
                .setExpectedIssuer(name)
                .setExpectedAudience(audience.strip())
                .setRequireExpirationTime()
                .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_SECONDS)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(set))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .build();
    }

    /** Makes sure that the settings have been read. */
    void check() {
        LOG.log(Level.DEBUG, "Bearer tokens are taken: {0}", consumer.isPresent());
    }

    /** Whether the request has a bearer token, and somebody is there to have issued it. */
    boolean isTried(HttpServletRequest request) {
        return consumer.isPresent() && token(request).isPresent();
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization")).map(BEARER::matcher).filter(it -> it.matches())
                .map(it -> it.group(1));
    }

    /**
     * The login, if the token is good: the issuer's, for us, and not over.
     *
     * @throws Refusal with status 503 when the issuer cannot be asked for its keys, which says nothing about the token; with 403 when it is
     *     good and has no role here
     */
    Optional<Login> verified(HttpServletRequest request) {
        try {
            JwtClaims claims = consumer.orElseThrow().processToClaims(token(request).orElseThrow());
            Optional<String> name = name(claims);
            return name.isEmpty() ? Optional.empty() : Optional.of(login(name.get(), claims));
        } catch (InvalidJwtException no) {
            if (isAbout(no, IOException.class)) {
                LOG.log(Level.WARNING, () -> "The keys of " + issuer.orElseThrow() + " cannot be read: " + no.getCause());
                throw new Refusal(ProblemKind.UNAVAILABLE, "The keys of the issuer of tokens cannot be read at the moment.");
            }
            LOG.log(Level.DEBUG, () -> "A token is refused: " + no.getErrorDetails());
            return Optional.empty();
        } catch (MalformedClaimException no) {
            LOG.log(Level.DEBUG, () -> "A token is refused: " + no.getMessage());
            return Optional.empty();
        }
    }

    private static boolean isAbout(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).anyMatch(type::isInstance);
    }

    /** As MicroProfile JWT has it: {@code upn}, else {@code preferred_username}, else {@code sub}. */
    private static Optional<String> name(JwtClaims claims) throws MalformedClaimException {
        for (String claim : List.of("upn", "preferred_username", "sub")) {
            String name = claims.getStringClaimValue(claim);
            if (name != null) {
                return Optional.of(name)
                        .filter(it -> !it.isBlank() && it.length() <= LONGEST_NAME && it.chars().noneMatch(Character::isISOControl));
            }
        }
        return Optional.empty();
    }

    private static Login login(String name, JwtClaims claims) throws MalformedClaimException {
        List<String> groups = claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.of();
        Role role = Stream.of(Role.OPERATOR, Role.CUSTOMER)
                .filter(it -> groups.contains(it.roleName()))
                .findFirst()
                .orElseThrow(() -> new Refusal(ProblemKind.FORBIDDEN, "The token's \"groups\" have no role of this application."));
        return Login.ofToken(name, role, Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
    }
}
