package dev.orderflow.web.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.orderflow.identity.Login;
import dev.orderflow.identity.Role;
import dev.orderflow.web.http.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("WEB-LOGIN-P4 A bearer token")
class TokenLoginTest {

    private static final String ISSUER = "https://issuer.example";

    private static final RsaJsonWebKey GOOD = newKey();
    private static final RsaJsonWebKey ANOTHER = newKey();

    private final TokenLogin tokens = new TokenLogin();
    private final PageRequest request = new PageRequest();
    private RsaJsonWebKey key;
    private HttpServer server;

    private static RsaJsonWebKey newKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("k1");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void issue() throws IOException {
        key = GOOD;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            byte[] keys = new JsonWebKeySet(GOOD).toJson().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        tokens.issuer = Optional.of(ISSUER);
        tokens.keys = Optional.of("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
        tokens.read();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("of the issuer is the login of whom it names, in the first of three claims, with the role of its groups, until it ends")
    void good() throws Exception {
        Instant now = Instant.now();

        assertThat(login(claims -> {})).hasValueSatisfying(it -> {
            assertThat(it.name()).isEqualTo("c-1");
            assertThat(it.role()).isEqualTo(Role.CUSTOMER);
            assertThat(it.until().orElseThrow()).isBetween(now.plusSeconds(500), now.plusSeconds(700));
        });
        assertThat(login(claims -> claims.setStringClaim("upn", "anna"))).map(Login::name).contains("anna");
        assertThat(login(claims -> claims.setStringListClaim("groups", List.of("customer", "operator")))).map(Login::role)
                .contains(Role.OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({"iss, https://another.example", "aud, another", "sub, ''", "upn, ' '"})
    @DisplayName("of another issuer, for somebody else, or of nobody, is no login")
    void another(String claim, String value) throws Exception {
        assertThat(login(claims -> claims.setStringClaim(claim, value))).isEmpty();
    }

    @Test
    @DisplayName("that is over, never ends, is signed with another key or with none, or is no token at all, is no login")
    void wrong() throws Exception {
        assertThat(login(claims -> claims.setExpirationTimeMinutesInTheFuture(-2))).isEmpty();
        assertThat(login(claims -> claims.unsetClaim("exp"))).isEmpty();
        String good = token(claims -> {});
        key = ANOTHER;
        assertThat(shown(token(claims -> {}))).as("signed with another key of that name").isEmpty();
        assertThat(shown(good)).isPresent();
        assertThat(shown(good.substring(0, good.lastIndexOf('.') + 1))).isEmpty();
        assertThat(shown("x.y.z")).isEmpty();
        JsonWebSignature none = signature(claims -> {});
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue("none");
        none.setKey(null);
        assertThat(shown(none.getCompactSerialization())).isEmpty();
        JsonWebSignature secret = signature(claims -> {});
        secret.setAlgorithmHeaderValue("HS256");
        secret.setKey(new HmacKey(GOOD.getPublicKey().getEncoded()));
        assertThat(shown(secret.getCompactSerialization())).as("the public key is no secret").isEmpty();
    }

    @Test
    @DisplayName("of somebody without a role here is 403")
    void noRole() {
        assertThatThrownBy(() -> login(claims -> claims.setStringListClaim("groups", List.of("guest"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("no role");
    }

    @Test
    @DisplayName("is 503 while the issuer's keys cannot be read")
    void keysAway() {
        server.stop(0);

        assertThatThrownBy(() -> login(claims -> {})).isInstanceOf(Refusal.class).hasMessageContaining("cannot be read");
    }

    @Test
    @DisplayName("is none where no issuer is named, nor is what is no bearer token")
    void notTried() throws Exception {
        request.has("Authorization", "Basic Yzp4");
        assertThat(tokens.isTried(request.served())).isFalse();
        request.has("Authorization", "Bearer " + token(claims -> {}));
        assertThat(tokens.isTried(request.served())).isTrue();
        assertThat(new TokenLogin().isTried(request.served())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "http://issuer.example/keys", "keys", "https:///", "file:///keys"})
    @DisplayName("is of an issuer whose keys come safely: ORDERFLOW_JWT_KEYS that is missing or wrong is refused by its name")
    void wrongSetting(String address) {
        tokens.keys = Optional.of(address);

        assertThatThrownBy(tokens::read).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("ORDERFLOW_JWT_KEYS ");
    }

    private Optional<Login> login(Consumer<JwtClaims> change) throws JoseException {
        return shown(token(change));
    }

    private Optional<Login> shown(String token) {
        request.has("Authorization", "bearer " + token);
        return tokens.verified(request.served());
    }

    private String token(Consumer<JwtClaims> change) throws JoseException {
        return signature(change).getCompactSerialization();
    }

    private JsonWebSignature signature(Consumer<JwtClaims> change) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience("orderflow");
        claims.setSubject("c-1");
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("groups", List.of("customer"));
        change.accept(claims);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue("k1");
        signature.setAlgorithmHeaderValue("RS256");
        return signature;
    }
}
