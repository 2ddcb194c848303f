package dev.orderflow.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

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
        logins.remember("c-1", "secret", Role.CUSTOMER);

        clock.pass(RecentLogins.REMEMBERED);
        assertThat(logins.find("c-1", "secret")).contains(Role.CUSTOMER);
        clock.pass(Duration.ofMillis(1));
        assertThat(logins.find("c-1", "secret")).isEmpty();
    }

    @Test
    @DisplayName("is remembered for longer for those who ask for that, until its password is refused or another one is verified")
    void remembered() {
        logins.remember("c-1", "secret", Role.CUSTOMER);
        logins.remember("c-2", "secret", Role.CUSTOMER);
        clock.pass(Duration.ofDays(1));
        assertThat(logins.findOld("c-1", "secret")).contains(Role.CUSTOMER);
        assertThat(logins.find("c-1", "secret")).isEmpty();

        logins.forget("c-1", "wrong");
        assertThat(logins.findOld("c-1", "secret")).contains(Role.CUSTOMER);
        logins.forget("c-1", "secret");
        assertThat(logins.findOld("c-1", "secret")).isEmpty();

        logins.remember("c-2", "changed", Role.CUSTOMER);
        assertThat(logins.findOld("c-2", "secret")).isEmpty();
        assertThat(logins.findOld("c-2", "changed")).contains(Role.CUSTOMER);
    }

    @Test
    @DisplayName("is known by its password only")
    void otherPassword() {
        logins.remember("c-1", "secret", Role.CUSTOMER);

        assertThat(logins.find("c-1", "Secret")).isEmpty();
        assertThat(logins.findOld("c-1", "Secret")).isEmpty();
        assertThat(logins.find("c-2", "secret")).isEmpty();
    }

    @Test
    @DisplayName("P2 is kept without its password: as what only this server can make of it, while it runs")
    void digest() {
        String digest = new String(logins.digest("c-1", "secret").array(), ISO_8859_1);

        assertThat(digest).hasSize(32).doesNotContain("secret");
        assertThat(new RecentLogins(clock).digest("c-1", "secret")).isNotEqualTo(logins.digest("c-1", "secret"));
    }

    @Test
    @DisplayName("is not confused with one whose name and password are cut elsewhere")
    void cutElsewhere() {
        logins.remember("ab", "c", Role.OPERATOR);

        assertThat(logins.find("a", "bc")).isEmpty();
    }

    @Test
    @DisplayName("makes room for later ones when there are very many and nobody has used it for longest")
    void bounded() {
        logins.remember("used", "secret", Role.OPERATOR);
        logins.remember("first", "secret", Role.CUSTOMER);
        for (int i = 0; i < RecentLogins.MOST - 1; i++) {
            logins.find("used", "secret");
            logins.remember("c-" + i, "secret", Role.CUSTOMER);
        }

        assertThat(logins.findOld("first", "secret")).isEmpty();
        assertThat(logins.findOld("c-0", "secret")).isPresent();
        assertThat(logins.findOld("used", "secret")).isPresent();
    }
}
