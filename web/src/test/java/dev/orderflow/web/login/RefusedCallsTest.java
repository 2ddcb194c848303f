package dev.orderflow.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.rhythm.MovingClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls that are refused")
class RefusedCallsTest {

    private static final String ADDRESS = "192.0.2.1";

    private final MovingClock clock = new MovingClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RefusedCalls calls = new RefusedCalls();
    private final Logger logger = Logger.getLogger("dev.orderflow.web.login");
    private final List<String> lines = new ArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        calls.clock = clock;
        calls.bindTo(registry);
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
    }

    @Test
    @DisplayName("WEB-LOGIN-P3 are logged with who called and from where, and counted by their status; other answers are not")
    void logged() {
        calls.refused(401, Optional.of("c-1"), ADDRESS);
        calls.refused(403, Optional.of("c-2"), ADDRESS);
        calls.refused(429, Optional.empty(), ADDRESS);
        calls.refused(503, Optional.of("c-1"), ADDRESS);

        assertThat(lines).containsExactly(
                "Refused: status=401 user=\"c-1\" address=192.0.2.1",
                "Refused: status=403 user=\"c-2\" address=192.0.2.1",
                "Refused: status=429 user=(none) address=192.0.2.1");
        assertThat(counted("401")).isEqualTo(1);
        assertThat(counted("403")).isEqualTo(1);
        assertThat(counted("429")).isEqualTo(1);
    }

    @Test
    @DisplayName("WEB-LOGIN-P3 do not fill the log: of a thousand a minute sixty are logged, and the others by their number; all are"
            + " counted")
    void bounded() {
        for (int i = 0; i < 1_000; i++) {
            calls.refused(401, Optional.of("c-" + i), ADDRESS);
            calls.refused(401, Optional.empty(), ADDRESS);
        }
        assertThat(lines).hasSize(2 * RefusedCalls.MOST_LOGGED);
        assertThat(counted("401")).isEqualTo(2_000);

        lines.clear();
        clock.pass(Duration.ofMinutes(2));
        calls.refused(401, Optional.of("c-1"), ADDRESS);

        assertThat(lines).containsExactly(
                "Refused 940 more calls in the minute before", "Refused: status=401 user=\"c-1\" address=192.0.2.1");
    }

    @Test
    @DisplayName("WEB-LOGIN-P3 write no line of their own into the log, whatever they say to be called")
    void forged() {
        calls.refused(401, Optional.of("x\" address=203.0.113.1"), ADDRESS);
        calls.refused(401, Optional.of("x\nRefused: status=401"), ADDRESS);
        calls.refused(401, Optional.of("x".repeat(10_000)), ADDRESS);

        assertThat(lines).containsExactly(
                "Refused: status=401 user=\"x' address=203.0.113.1\" address=192.0.2.1",
                "Refused: status=401 user=(no possible name) address=192.0.2.1",
                "Refused: status=401 user=(no possible name) address=192.0.2.1");
    }

    private double counted(String status) {
        return registry.get("orderflow.calls.refused").tag("status", status).functionCounter().count();
    }
}
