package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.identity.Login;
import dev.orderflow.identity.Logins;
import dev.orderflow.identity.Role;
import dev.orderflow.identity.Session;
import dev.orderflow.identity.SessionDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The look for streams whose logins are over")
class StreamLoginsTest {

    private static final Login STAYS = new Login("c-1", Role.CUSTOMER, 1);
    private static final Login IS_OVER = new Login("c-2", Role.CUSTOMER, 1);

    private final Set<Login> owners = new HashSet<>();
    private final Set<String> tokens = new HashSet<>();
    private final List<String> ended = new ArrayList<>();
    private final StreamLogins look = new StreamLogins();

    @BeforeEach
    void wire() {
        look.streams = new Streams() {
            @Override
            Set<Login> owners() {
                return owners;
            }

            @Override
            Set<String> tokens() {
                return tokens;
            }

            @Override
            void endThoseOf(Login login) {
                ended.add(login.name());
            }

            @Override
            public void endThoseOfSession(String token) {
                ended.add(token);
            }
        };
        look.logins = new Logins() {
            @Override
            public Set<Login> over(Set<Login> logins) {
                Set<Login> over = new HashSet<>(logins);
                over.remove(STAYS);
                return over;
            }
        };
        look.sessions = new SessionDesk() {
            @Override
            public Optional<Session> look(String token) {
                return token.equals("lives") ? Optional.of(new Session(STAYS, "", Instant.EPOCH, Instant.EPOCH)) : Optional.empty();
            }
        };
    }

    @Test
    @DisplayName("WEB-STREAM-P6 ends those of users who were changed elsewhere, and of sessions that are over, and no others")
    void ends() {
        owners.addAll(Set.of(STAYS, IS_OVER));
        tokens.addAll(Set.of("lives", "is-over"));

        look.work();

        assertThat(look.isDue()).isTrue();
        assertThat(ended).containsExactly("c-2", "is-over");
    }

    @Test
    @DisplayName("is made while there are streams")
    void nobody() {
        assertThat(look.isDue()).isFalse();
    }
}
