package dev.orderflow.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Session;
import dev.orderflow.identity.SessionDesk;
import dev.orderflow.identity.SessionOffice;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import dev.orderflow.web.login.PageRequest;
import dev.orderflow.web.login.SessionCookie;
import dev.orderflow.web.stream.Streams;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A login over REST")
class LoginResourceTest {

    private static final String BOSS = "{'name':'boss','password':'the boss'}";

    private final SessionOffice office = new SessionOffice();
    private final SessionDesk desk = office.desk();
    private final PageRequest request = new PageRequest();
    private final Api api = new Api();
    private final List<String> ended = new ArrayList<>();

    @BeforeEach
    void open() {
        LoginResource resource = new LoginResource();
        resource.desk = desk;
        resource.sessions = PageRequest.sessions(desk);
        resource.caller = api.caller();
        resource.streams = new Streams() {
            @Override
            public void endThoseOfSession(String token) {
                ended.add(token);
            }
        };
        api.has(resource);
        api.knows(HttpServletRequest.class, request.served());
        api.visitor.isNobody();
    }

    @Test
    @DisplayName("begins a session, tells whose it is, and ends it")
    void life() {
        Answer begun = post(BOSS);
        assertThat(begun.status()).isEqualTo(200);
        assertThat(begun.json().get("name").textValue()).isEqualTo("boss");
        assertThat(StreamSupport.stream(begun.json().get("roles").spliterator(), false)).extracting(it -> it.asText())
                .containsExactly("operator");
        assertThat(begun.json().get("idleUntil").textValue()).isEqualTo("2026-11-22T10:01:00Z");
        assertThat(begun.json().get("endsAt").textValue()).isEqualTo("2026-11-22T21:31:00Z");

        request.cookie = token(begun);
        Answer asked = get();
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body()).isEqualTo(begun.body());

        request.has("X-CSRF-Token", begun.json().get("csrfToken").textValue());
        Answer over = delete();
        assertThat(over.status()).isEqualTo(204);
        assertThat(over.header("Set-Cookie")).isEqualTo("orderflow-session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertThat(over.header("Clear-Site-Data")).isEqualTo("\"cache\", \"storage\"");
        assertThat(get().problem()).isEqualTo("401 no-session");
        assertThat(delete().status()).isEqualTo(204);
    }

    @Test
    @DisplayName("WEB-SESSION-P1 gives a cookie that no script reads and no other site sends; over TLS it goes by TLS only; no"
            + " answer is kept")
    void cookie() {
        Answer plain = post(BOSS);
        request.secure = true;
        Answer secure = post(BOSS);

        assertThat(plain.header("Set-Cookie")).matches("orderflow-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(secure.header("Set-Cookie")).matches("orderflow-session=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(plain.header("Cache-Control")).isEqualTo("no-store");
        assertThat(plain.body()).doesNotContain(token(plain)).doesNotContain("the boss");
    }

    @Test
    @DisplayName("ends the session that the browser had before, and its streams")
    void another() {
        String before = token(post(BOSS));
        request.cookie = before;
        String after = token(post(BOSS));

        assertThat(after).isNotEqualTo(before);
        assertThat(desk.look(before)).isEmpty();
        assertThat(ended).containsExactly(before);
        assertThat(desk.look(after)).isPresent();
    }

    @Test
    @DisplayName("WEB-SESSION-P3 that is wrong, or over, is 401 with a challenge for which a browser opens no dialog")
    void noDialog() {
        Answer wrong = post("{'name':'boss','password':'wrong'}");
        request.cookie = token(post(BOSS));
        office.clock.pass(Session.IDLE);
        Answer over = get();

        assertThat(wrong.problem()).isEqualTo("401 wrong-login");
        assertThat(over.problem()).isEqualTo("401 no-session");
        assertThat(List.of(wrong, over)).allSatisfy(it -> assertThat(it.header("WWW-Authenticate")).startsWith("Session "));
        assertThat(wrong.header("Set-Cookie")).isNull();
    }

    @Test
    @DisplayName("WEB-SESSION-P2 does not end without the CSRF token")
    void csrf() {
        request.cookie = token(post(BOSS));

        assertThat(delete().problem()).isEqualTo("403 csrf-token");
        assertThat(ended).isEmpty();
        assertThat(get().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "same-origin, http://elsewhere, 200", "none,, 200", "cross-site,, 403", "same-site,, 403", ", http://shop:8080, 200",
        ", https://SHOP:8080, 200", ", http://elsewhere:8080, 403", ", http://shop, 403", ", null, 403", ",, 200"
    })
    @DisplayName("WEB-SESSION-P2 that another site makes the browser send is refused, also with the right password")
    void otherSite(String site, String origin, int status) {
        request.has("Host", "shop:8080");
        request.has("Sec-Fetch-Site", site);
        request.has("Origin", origin);

        Answer answer = post(BOSS);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Set-Cookie") != null).isEqualTo(status == 200);
        if (status == 403) {
            assertThat(answer.problem()).isEqualTo("403 foreign-page");
        }
    }

    @Test
    @DisplayName("WEB-SESSION-P4 that fails too often is 429, as with HTTP Basic")
    void guesses() {
        for (int i = 0; i < 3; i++) {
            assertThat(post("{'name':'boss','password':'wrong'}").status()).isEqualTo(401);
        }

        assertThat(post(BOSS).problem()).isEqualTo("429 too-many-requests");
    }

    @Test
    @DisplayName("is JSON with a name and a password, and nothing else")
    void invalid() {
        assertThat(post("{'name':'boss'}").wrongFields()).containsExactly("password");
        assertThat(post("{'name':'boss','password':'the boss','role':'operator'}").wrongFields()).containsExactly("role");
        request.method = "POST";
        assertThat(api.send("POST", "/login", "application/x-www-form-urlencoded", "name=boss&password=the+boss").status()).isEqualTo(415);
        assertThat(api.send("POST", "/login", "text/plain", BOSS).status()).isEqualTo(415);
    }

    @Test
    @DisplayName("WEB-LOGIN-P1 is 503 while the database is away")
    void databaseAway() {
        request.cookie = token(post(BOSS));
        office.database.isAway(true);

        assertThat(post(BOSS).status()).isEqualTo(503);
        assertThat(get().status()).isEqualTo(503);
    }

    private Answer get() {
        request.method = "GET";
        return api.get("/login");
    }

    private Answer post(String body) {
        request.method = "POST";
        return api.post("/login", body);
    }

    private Answer delete() {
        request.method = "DELETE";
        return api.delete("/login", null);
    }

    private static String token(Answer answer) {
        String cookie = answer.header("Set-Cookie");
        return cookie.substring(SessionCookie.NAME.length() + 1, cookie.indexOf(';'));
    }
}
