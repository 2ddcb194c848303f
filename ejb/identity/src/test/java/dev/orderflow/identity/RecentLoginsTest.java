package dev.orderflow.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.rhythm.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A login that was verified")
class RecentLoginsTest {

    private final MovingClock clock = new MovingClock();
    private final RecentLogins logins = new RecentLogins(clock);

    @Test
    @DisplayName("is known with its role for a minute, and not longer however often it is used")
    void forgotten() {
        logins.remember(new Login("c-1", Role.CUSTOMER, 1), "secret");

        clock.pass(RecentLogins.REMEMBERED);
        assertThat(logins.find("c-1", "secret")).map(Login::role).contains(Role.CUSTOMER);
        clock.pass(Duration.ofMillis(1));
        assertThat(logins.find("c-1", "secret")).isEmpty();
    }

    @Test
    @DisplayName("is remembered for longer for those who ask for that, until its password is refused or another one is verified")
    void remembered() {
        logins.remember(new Login("c-1", Role.CUSTOMER, 1), "secret");
        logins.remember(new Login("c-2", Role.CUSTOMER, 1), "secret");
        clock.pass(Duration.ofDays(1));
        assertThat(logins.findOld("c-1", "secret")).map(Login::role).contains(Role.CUSTOMER);
        assertThat(logins.find("c-1", "secret")).isEmpty();

        logins.refused("c-1", "wrong");
        assertThat(logins.findOld("c-1", "secret")).map(Login::role).contains(Role.CUSTOMER);
        logins.refused("c-1", "secret");
        assertThat(logins.findOld("c-1", "secret")).isEmpty();

        logins.remember(new Login("c-2", Role.CUSTOMER, 1), "changed");
        assertThat(logins.findOld("c-2", "secret")).isEmpty();
        assertThat(logins.findOld("c-2", "changed")).map(Login::role).contains(Role.CUSTOMER);
    }

    @Test
    @DisplayName("is known by its password only")
    void otherPassword() {
        logins.remember(new Login("c-1", Role.CUSTOMER, 1), "secret");

        assertThat(logins.find("c-1", "Secret")).isEmpty();
        assertThat(logins.findOld("c-1", "Secret")).isEmpty();
        assertThat(logins.find("c-2", "secret")).isEmpty();
    }

    @Test
    @DisplayName("IDENTITY-P2 is kept without its password: as what only this server can make of it, while it runs")
    void digest() {
        String digest = new String(logins.digest("c-1", "secret").array(), ISO_8859_1);

        assertThat(digest).hasSize(32).doesNotContain("secret");
        assertThat(new RecentLogins(clock).digest("c-1", "secret")).isNotEqualTo(logins.digest("c-1", "secret"));
    }

    @Test
    @DisplayName("is not confused with one whose name and password are cut elsewhere")
    void cutElsewhere() {
        logins.remember(new Login("ab", Role.OPERATOR, 1), "c");

        assertThat(logins.find("a", "bc")).isEmpty();
    }

    @Test
    @DisplayName("makes room for later ones when there are very many and nobody has used it for longest")
    void bounded() {
        logins.remember(new Login("used", Role.OPERATOR, 1), "secret");
        logins.remember(new Login("first", Role.CUSTOMER, 1), "secret");
        for (int i = 0; i < RecentLogins.MOST - 1; i++) {
            logins.find("used", "secret");
            logins.remember(new Login("c-" + i, Role.CUSTOMER, 1), "secret");
        }

        assertThat(logins.findOld("first", "secret")).isEmpty();
        assertThat(logins.findOld("c-0", "secret")).isPresent();
        assertThat(logins.findOld("used", "secret")).isPresent();
    }
}
