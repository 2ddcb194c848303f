package dev.orderflow.web.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.NewSession;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.Session;
import dev.orderflow.identity.SessionDesk;
import dev.orderflow.identity.SessionOffice;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Who calls")
class LoginMechanismTest {

    private final SessionOffice office = new SessionOffice();
    private final SessionDesk desk = office.desk();
    private final LoginMechanism mechanism = new LoginMechanism();
    private final PageRequest request = new PageRequest();
    private NewSession session;
    private boolean isProtected = true;
    private int status;
    private final Map<String, String> answered = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() {
        mechanism.basic = new BasicLogin();
        mechanism.basic.logins = office.logins();
        mechanism.tokens = new TokenLogin();
        mechanism.session = PageRequest.sessions(desk);
        mechanism.refusedCalls = new RefusedCalls();
        mechanism.refusedCalls.clock = office.clock;
        session = desk.begin("boss", "the boss", "192.0.2.1").orElseThrow();
    }

    @Test
    @DisplayName("is the user of HTTP Basic, or of the session; of both, that of Basic, and a wrong password is no session")
    void known() {
        request.cookie = session.token();
        assertThat(caller()).isEqualTo("boss");
        assertThat(request.attribute(Caller.LOGIN)).isEqualTo(new Login("boss", Role.OPERATOR, 1));

        office.staff.desk().put("c-1", Role.CUSTOMER, Optional.of("a long secret"), Optional.empty(), "boss");
        request.has("Authorization", basic("c-1:a long secret"));
        assertThat(caller()).isEqualTo("c-1");
        request.has("Authorization", basic("c-1:wrong"));
        assertThat(caller()).isEqualTo("401 unauthorized Basic");
        request.has("Authorization", "Bearer x");
        assertThat(caller()).isEqualTo("401 unauthorized Basic");
    }

    @Test
    @DisplayName("is not asked where everything is open")
    void open() {
        isProtected = false;
        request.cookie = session.token();

        assertThat(caller()).isEqualTo("nobody asked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "BREW"})
    @DisplayName("WEB-SESSION-P2 changes nothing in a session without its CSRF token; HTTP Basic needs none")
    void csrf(String method) {
        request.method = method;
        request.cookie = session.token();
        assertThat(caller()).isEqualTo("403 csrf-token");
        request.has("X-CSRF-Token", "");
        assertThat(caller()).isEqualTo("403 csrf-token");
        request.has("X-CSRF-Token", desk.begin("boss", "the boss", "192.0.2.1").orElseThrow().session().csrfToken());
        assertThat(caller()).isEqualTo("403 csrf-token");

        request.has("X-CSRF-Token", session.session().csrfToken());
        assertThat(caller()).isEqualTo("boss");

        request.has("X-CSRF-Token", null);
        request.has("Authorization", basic("boss:the boss"));
        assertThat(caller()).isEqualTo("boss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    @DisplayName("WEB-SESSION-P2 reads in a session without a CSRF token")
    void reads(String method) {
        request.method = method;
        request.cookie = session.token();

        assertThat(caller()).isEqualTo("boss");
    }

    @ParameterizedTest
    @CsvSource({
        "cors,,, Session", "no-cors,,, Session", "navigate,,, Basic", "navigate, x,, Basic", ",,, Basic", ", XMLHttpRequest,, Session",
        ",, of-nobody, Session", "navigate,, of-nobody, Basic"
    })
    @DisplayName("WEB-SESSION-P3 is asked by the page where a script asks, and by the browser where a person does; programs are told"
            + " of Basic")
    void challenge(String mode, String requestedWith, String cookie, String challenge) {
        request.has("Sec-Fetch-Mode", mode);
        request.has("X-Requested-With", requestedWith);
        request.cookie = cookie;

        assertThat(caller()).isEqualTo("401 " + (challenge.equals("Basic") ? "unauthorized" : "no-session") + " " + challenge);
        assertThat(answered.get("WWW-Authenticate")).contains("realm=\"orderflow\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs,, /#/docs", "/docs/read.html, operating, /#/docs/read.html?operating", "/docs/,, /#/docs/"
    })
    @DisplayName("WEB-SESSION-P5 is asked by the form where a person goes to the descriptions, and not by the browser, which would keep the"
            + " password")
    void toForm(String path, String query, String form) {
        request.path = path;
        request.query = query;
        request.has("Sec-Fetch-Mode", "navigate");
        assertThat(caller()).isEqualTo("303 to " + form);
        request.cookie = "of-nobody";
        assertThat(caller()).isEqualTo("303 to " + form);

        request.has("Authorization", basic("boss:wrong"));
        assertThat(caller()).isEqualTo("401 unauthorized Basic");
        request.has("Authorization", basic("boss:the boss"));
        assertThat(caller()).isEqualTo("boss");
        request.has("Authorization", null);
        request.cookie = session.token();
        assertThat(caller()).isEqualTo("boss");
    }

    @ParameterizedTest
    @CsvSource({"/docs,, GET, Basic", "/docs, cors, GET, Session", "/docs, navigate, POST, Basic", "/docsx, navigate, GET, Basic",
        "/api/docs, navigate, GET, Basic", "/openapi, navigate, GET, Basic"})
    @DisplayName("WEB-SESSION-P5 is asked as ever where a program reads the descriptions, and everywhere else")
    void noForm(String path, String mode, String method, String challenge) {
        request.path = path;
        request.method = method;
        request.has("Sec-Fetch-Mode", mode);

        assertThat(caller()).startsWith("401 ").endsWith(challenge);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, cross-site, 403 foreign-page", "PUT, same-site, 403 foreign-page", "DELETE, cross-site, 403 foreign-page",
        "BREW, same-site, 403 foreign-page", "GET, cross-site, boss", "HEAD, same-site, boss", "POST, same-origin, boss",
        "POST, none, boss", "POST,, boss"
    })
    @DisplayName("WEB-SESSION-P2 changes nothing where another site makes the browser send the password that it keeps")
    void otherSite(String method, String site, String answer) {
        request.method = method;
        request.has("Sec-Fetch-Site", site);
        request.has("Authorization", basic("boss:the boss"));

        assertThat(caller()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"text/event-stream, en, Session", "text/event-stream,, Basic", "application/json, en, Basic", "text/html, en, Basic"})
    @DisplayName("WEB-SESSION-P3 is asked by the page where an EventSource of a browser comes back, also by plain HTTP from another"
            + " machine")
    void eventSource(String accept, String language, String challenge) {
        request.has("Accept", accept);
        request.has("Accept-Language", language);

        assertThat(caller()).endsWith(challenge);
    }

    @ParameterizedTest
    @CsvSource({"X-Background, true", "Accept, text/event-stream"})
    @DisplayName("is nobody who uses the session where a timer asks")
    void background(String name, String value) {
        request.cookie = session.token();
        request.has(name, value);
        office.clock.pass(Session.IDLE.minusSeconds(1));
        assertThat(caller()).isEqualTo("boss");
        office.clock.pass(Duration.ofSeconds(1));

        assertThat(caller()).startsWith("401 no-session");
    }

    @Test
    @DisplayName("WEB-LOGIN-P1 is not said to be nobody when the database cannot be asked")
    void databaseAway() {
        request.cookie = session.token();
        office.database.isAway(true);

        assertThat(caller()).isEqualTo("503 unavailable");
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }

    private String caller() {
        answered.clear();
        body.reset();
        AtTheDoor door = new AtTheDoor();
        AuthenticationStatus outcome = mechanism.validateRequest(request.served(), response(), door.context());
        if (outcome != AuthenticationStatus.SEND_FAILURE) {
            return door.caller;
        }
        if (status == 303) {
            return "303 to " + answered.get("Location");
        }
        String kind = body.toString(UTF_8).replaceAll("(?s).*urn:orderflow:problem:([a-z-]+).*", "$1");
        String challenge = answered.getOrDefault("WWW-Authenticate", "");
        return (status + " " + kind + " " + challenge.split(" ")[0]).strip();
    }

    private HttpServletResponse response() {
        ServletOutputStream out = new ServletOutputStream() {
            @Override
            public void write(int part) {
                body.write(part);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "setStatus" -> status = (int) arguments[0];
                    case "setHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
                    case "getOutputStream" -> out;
                    default -> null;
                });
    }

    private final class AtTheDoor {

        private String caller = "nobody asked";

        private HttpMessageContext context() {
            return (HttpMessageContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {HttpMessageContext.class}, (proxy, called, arguments) ->
                            switch (called.getName()) {
                                case "isProtected" -> isProtected;
                                case "doNothing" -> AuthenticationStatus.NOT_DONE;
                                case "notifyContainerAboutLogin" -> {
                                    caller = (String) arguments[0];
                                    yield AuthenticationStatus.SUCCESS;
                                }
                                default -> throw new UnsupportedOperationException(called.toString());
                            });
        }
    }
}
