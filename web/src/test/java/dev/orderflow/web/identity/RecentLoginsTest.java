package dev.orderflow.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
    @DisplayName("is known by its password only")
    void otherPassword() {
        logins.remember("c-1", "secret", Role.CUSTOMER);

        assertThat(logins.find("c-1", "Secret")).isEmpty();
        assertThat(logins.find("c-2", "secret")).isEmpty();
    }

    @Test
    @DisplayName("is not confused with one whose name and password are cut elsewhere")
    void cutElsewhere() {
        logins.remember("ab", "c", Role.OPERATOR);

        assertThat(logins.find("a", "bc")).isEmpty();
    }

    @Test
    @DisplayName("makes room for later ones when there are very many")
    void bounded() {
        logins.remember("first", "secret", Role.CUSTOMER);
        for (int i = 0; i < RecentLogins.MOST; i++) {
            logins.remember("c-" + i, "secret", Role.CUSTOMER);
        }

        assertThat(logins.find("first", "secret")).isEmpty();
        assertThat(logins.find("c-0", "secret")).isPresent();
    }

    private static final class MovingClock extends Clock {

        private Instant now = Instant.parse("2026-11-22T09:31:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
