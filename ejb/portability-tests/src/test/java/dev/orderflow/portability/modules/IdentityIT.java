package dev.orderflow.portability.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Logins;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("identity, without the other modules")
class IdentityIT {

    @Inject
    Logins logins;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("identity");
    }

    @Test
    @DisplayName("P3 a name that nobody has is compared, and refused")
    void stranger() {
        assertThat(logins.verify("stranger", "a password of nobody", "192.0.2.1")).isEmpty();
    }
}
