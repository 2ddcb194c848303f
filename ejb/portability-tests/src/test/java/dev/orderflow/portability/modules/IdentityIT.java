package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Logins;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.UserDesk;
import dev.orderflow.identity.Users;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("identity, without the other modules")
class IdentityIT {

    private static final String ADDRESS = "192.0.2.1";

    @Inject
    Logins logins;

    @Inject
    UserDesk desk;

    @Inject
    Users users;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("identity");
    }

    @Test
    @DisplayName("IDENTITY-P3 a name that nobody has is compared, and refused")
    void stranger() {
        assertThat(logins.verify("stranger", "a password of nobody", ADDRESS)).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P6 a user who was changed, disabled or removed is not known as before any more, from the moment of the commit")
    void changed() throws Exception {
        String name = "c-" + UUID.randomUUID();
        desk.put(name, Role.CUSTOMER, Optional.of("the first secret"), Optional.empty(), "anna");
        Login first = logins.verify(name, "the first secret", ADDRESS).orElseThrow();
        assertThat(logins.over(Set.of(first))).isEmpty();

        transaction.begin();
        desk.changePassword(name, "the second secret");
        transaction.rollback();
        assertThat(logins.verify(name, "the first secret", ADDRESS)).contains(first);

        desk.changePassword(name, "the second secret");
        assertThat(logins.verify(name, "the first secret", ADDRESS)).isEmpty();
        Login second = logins.verify(name, "the second secret", ADDRESS).orElseThrow();
        assertThat(logins.over(Set.of(first, second))).containsExactly(first);

        desk.put(name, Role.CUSTOMER, Optional.empty(), Optional.of(true), "anna");
        assertThat(logins.verify(name, "the second secret", ADDRESS)).isEmpty();

        desk.put(name, Role.CUSTOMER, Optional.empty(), Optional.of(false), "anna");
        Login third = logins.verify(name, "the second secret", ADDRESS).orElseThrow();
        desk.remove(name, "anna");
        assertThat(logins.verify(name, "the second secret", ADDRESS)).isEmpty();
        assertThat(logins.over(Set.of(third))).containsExactly(third);
        assertThat(users.find(name)).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P6 what was done on another node is noticed within a minute")
    void elsewhere() throws Exception {
        String name = "c-" + UUID.randomUUID();
        desk.put(name, Role.CUSTOMER, Optional.of("the first secret"), Optional.empty(), "anna");
        assertThat(logins.verify(name, "the first secret", ADDRESS)).isPresent();

        Sql.execute("update identity.app_user set disabled = true, version = nextval('identity.user_version') where name = ?", name);

        eventually(() -> assertThat(logins.verify(name, "the first secret", ADDRESS)).isEmpty());
    }
}
