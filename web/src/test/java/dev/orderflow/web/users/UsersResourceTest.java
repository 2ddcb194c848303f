package dev.orderflow.web.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Staff;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import dev.orderflow.web.stream.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Users over REST")
class UsersResourceTest {

    private static final String CUSTOMER = "{'role':'customer','password':'a long secret'}";
    private static final String PASSWORD = "{'password':'another long secret'}";

    private final Staff staff = new Staff();
    private final List<String> ended = new ArrayList<>();
    private final Api api = new Api();

    @BeforeEach
    void open() {
        UsersResource resource = new UsersResource();
        resource.users = staff;
        resource.desk = staff.desk();
        resource.streams = new Streams() {
            @Override
            public void endThoseOf(String name) {
                ended.add(name);
            }
        };
        resource.deeds = api.deeds();
        resource.caller = api.caller();
        api.has(resource);
        api.visitor.isOperator("anna");
    }

    @Test
    @DisplayName("WEB-USERS-P1 WEB-USERS-P2 are added with 201, changed with 200, removed with 204; no answer and no entry has a"
            + " password in it")
    void life() {
        Answer added = api.put("/users/c%201", CUSTOMER);
        Answer changed = api.put("/users/c%201", "{'role':'customer','disabled':true}");
        Answer renewed = api.put("/users/c%201/password", PASSWORD);
        Answer removed = api.delete("/users/c%201", null);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).isEqualTo("/api/users/c%201");
        assertThat(added.body()).isEqualTo("{\"name\":\"c 1\",\"role\":\"customer\",\"disabled\":false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("Location")).isNull();
        assertThat(changed.body()).isEqualTo("{\"name\":\"c 1\",\"role\":\"customer\",\"disabled\":true}");
        assertThat(List.of(renewed, removed)).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(204);
            assertThat(it.body()).isEmpty();
        });
        assertThat(api.kept.inShort()).containsExactly(
                "anna USER_PUT c 1 customer, another password", "anna USER_PUT c 1 customer, disabled", "anna USER_PASSWORD_CHANGED c 1",
                "anna USER_REMOVED c 1");
    }

    @Test
    @DisplayName("WEB-STREAM-P6 lose their streams with each change, and with none that was refused")
    void streams() {
        api.put("/users/c-1", CUSTOMER);
        api.put("/users/c-1/password", PASSWORD);
        api.delete("/users/c-1", null);
        assertThat(ended).containsExactly("c-1", "c-1", "c-1");

        ended.clear();
        api.put("/users/boss/password", PASSWORD);
        api.delete("/users/none", null);
        api.put("/users/c-1", "{'role':'customer'}");
        assertThat(ended).isEmpty();
    }

    @Test
    @DisplayName("are not changed where the settings would undo it, nor by themselves: 409 of a type of its own")
    void notThisUser() {
        api.put("/users/anna", "{'role':'operator','password':'a long secret'}");

        assertThat(api.delete("/users/anna", null).problem()).isEqualTo("409 own-account");
        assertThat(api.put("/users/anna", CUSTOMER).problem()).isEqualTo("409 own-account");
        assertThat(api.delete("/users/boss", null).problem()).isEqualTo("409 named-by-settings");
        assertThat(api.put("/users/boss/password", PASSWORD).problem()).isEqualTo("409 named-by-settings");
        assertThat(api.kept.inShort()).hasSize(1);
    }

    @Test
    @DisplayName("are not added with a name that nobody can log in with, a password that is none, or a field that is unknown")
    void invalid() {
        assertThat(api.put("/users/c:1", CUSTOMER).wrongFields()).containsExactly("name");
        assertThat(api.put("/users/c-1", "{'role':'customer'}").wrongFields()).containsExactly("password");
        assertThat(api.put("/users/c-1", "{'role':'CUSTOMER','password':'short'}").wrongFields()).containsExactly("password", "role");
        assertThat(api.put("/users/c-1", "{'role':'customer','password':'a long secret','disable':true}").wrongFields())
                .containsExactly("disable");
        assertThat(api.put("/users/c-1/password", "{'password':'short'}").wrongFields()).containsExactly("password");

        nothingHasHappened();
    }

    @Test
    @DisplayName("that are not there are 404, however one asks")
    void none() {
        Answer none = api.get("/users/none");

        assertThat(none.problem()).isEqualTo("404 not-found");
        assertThat(List.of(
                        api.get("/users/c:1"), api.delete("/users/none", null), api.delete("/users/c:1", null),
                        api.put("/users/none/password", PASSWORD), api.put("/users/c:1/password", PASSWORD)))
                .containsOnly(none);
        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-USERS-P2 change their own password, which is not written down, and nobody else's")
    void own() {
        api.put("/users/c-1", CUSTOMER);
        int written = api.kept.inShort().size();
        api.visitor.isCustomer("c-1");

        assertThat(api.put("/users/c-1/password", PASSWORD).status()).isEqualTo(204);
        assertThat(staff.find("c-1").orElseThrow().passwordHash()).isEqualTo("hash of another long secret");
        assertThat(api.put("/users/boss/password", PASSWORD).problem()).isEqualTo("403 forbidden");
        assertThat(api.put("/users/none/password", PASSWORD)).isEqualTo(api.put("/users/boss/password", PASSWORD));
        assertThat(api.kept.inShort()).hasSize(written);
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "GET, /boss", "GET, /c-1", "PUT, /c-1", "DELETE, /c-1", "DELETE, /none"})
    @DisplayName("WEB-USERS-P2 are nothing for a customer, not even the one that it is")
    void customer(String method, String path) {
        api.visitor.isCustomer("c-1");

        assertThat(api.send(method, "/users" + path, "application/json", method.equals("PUT") ? "{}" : null).problem())
                .isEqualTo("403 forbidden");
        nothingHasHappened();
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match: \"0\"", "If-None-Match: *", "If-Match: x"})
    @DisplayName("WEB-HTTP-P11 stay as they are where a header rules a change out or cannot be read")
    void wrongHead(String header) {
        assertThat(api.put("/users/c-1", CUSTOMER, header).status()).isIn(400, 412);
        assertThat(api.delete("/users/boss", null, header).status()).isIn(400, 412);

        nothingHasHappened();
    }

    @Test
    @DisplayName("WEB-P3 are listed page by page, by ascending name")
    void pages() {
        api.put("/users/c-1", CUSTOMER);
        Answer first = api.get("/users?limit=1");

        assertThat(first.each("name")).containsExactly("boss");
        assertThat(first.header("Link")).isEqualTo("</api/users?after=boss&limit=1>; rel=\"next\"");
        assertThat(api.get("/users?limit=1&after=boss").each("name")).containsExactly("c-1");
        assertThat(api.get("/users?limit=1&after=boss").header("Link")).isNull();
        assertThat(api.get("/users?limit=0").wrongFields()).containsExactly("limit");
    }

    private void nothingHasHappened() {
        assertThat(api.kept.inShort()).isEmpty();
        assertThat(ended).isEmpty();
        assertThat(staff.page(Optional.empty(), 10)).hasSize(1);
    }
}
