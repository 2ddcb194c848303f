package dev.orderflow.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orderflow.database.DatabaseAway;
import dev.orderflow.orders.OrderAlreadyRejected;
import dev.orderflow.orders.OrderAlreadyShipped;
import dev.orderflow.orders.OrderNotFound;
import dev.orderflow.shipping.ShipmentAlreadyCancelled;
import dev.orderflow.shipping.ShipmentNotFound;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.MessageFormatException;
import jakarta.persistence.OptimisticLockException;
import jakarta.resource.ResourceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A problem")
class ProblemsTest {

    @Test
    @DisplayName("WEB-HTTP-P1 is written as RFC 9457 has it, without the members that have nothing to say")
    void rendering() {
        Problem problem = Problem.invalid("lines[0].quantity", "must be at least 1");

        assertThat(new String(ProblemWriter.body(problem), UTF_8)).isEqualTo("{\"type\":\"urn:orderflow:problem:invalid\","
                + "\"title\":\"The request is invalid\",\"status\":422,\"detail\":\"One field is wrong.\","
                + "\"errors\":[{\"field\":\"lines[0].quantity\",\"message\":\"must be at least 1\"}]}");
        assertThat(new String(ProblemWriter.body(Problems.ofStatus(404)), UTF_8)).doesNotContain("errors", "instance");
    }

    @Test
    @DisplayName("of a status that has no kind is about nothing more than that status")
    void otherStatus() {
        Problem problem = Problems.ofStatus(411);

        assertThat(problem.type()).hasToString("about:blank");
        assertThat(problem.status()).isEqualTo(411);
        assertThat(problem.title()).isEqualTo("Length Required");
    }

    @Test
    @DisplayName("with very many wrong fields lists the first hundred and tells how many there are")
    void manyErrors() {
        Problem problem = Problem.invalid(Stream.generate(() -> new Problem.FieldError("f", "m")).limit(1_000).toList());

        assertThat(problem.errors()).hasSize(100);
        assertThat(problem.detail()).startsWith("1000 fields");
    }

    @Test
    @DisplayName("WEB-HTTP-P2 WEB-HTTP-P3 of a defect tells nothing of it but the id under which the log has it, once")
    void defect() {
        List<LogRecord> log = new ArrayList<>();
        Problem problem = logging(log, () -> Problems.of(new IllegalStateException("secret at line 7")));

        assertThat(problem.status()).isEqualTo(500);
        assertThat(new String(ProblemWriter.body(problem), UTF_8)).doesNotContain("secret", "IllegalState");
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).hasMessage("secret at line 7");
            assertThat("urn:uuid:" + entry.getMessage().substring(entry.getMessage().indexOf('=') + 1))
                    .isEqualTo(problem.instance().toString());
        });
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(new OrderAlreadyShipped("o-1"), "order-already-shipped", 409, "SHIPPED"),
                arguments(new OrderAlreadyRejected("o-1"), "order-already-rejected", 409, "REJECTED"),
                arguments(new ShipmentAlreadyCancelled("s-1"), "shipment-cancelled", 409, "CANCELLED"),
                arguments(new OrderNotFound("o-1"), "not-found", 404, "There is no such order."),
                arguments(new ShipmentNotFound("s-1"), "not-found", 404, "s-1"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    @DisplayName("WEB-HTTP-P1 has a type of its own for each refusal of a module, and says what stands in the way, however the server"
            + " wraps it")
    void refusedByAModule(RuntimeException refusal, String type, int status, String says) {
        Problem problem = Problems.of(new IllegalStateException("a transaction", refusal));

        assertThat(problem.type()).hasToString("urn:orderflow:problem:" + type);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).contains(says);
    }

    static Stream<Throwable> outages() {
        var rolledBack = new RollbackException("prepare failed");
        rolledBack.addSuppressed(new XAException(XAException.XAER_RMFAIL));
        return Stream.of(
                new SQLException("connection refused", "08001"),
                new RuntimeException(new DatabaseAway("known to be away")),
                new IllegalStateException(new SQLException("terminating connection", "57P01")),
                new IllegalStateException(new SQLException("could not extend file: No space left on device", "53100")),
                new IllegalStateException(new SQLException("cannot execute INSERT in a read-only transaction", "25006")),
                new RuntimeException(new SQLException(new ResourceException("IJ000453: unable to get managed connection"))),
                new RuntimeException(new JMSRuntimeException("Could not create a session")),
                rolledBack);
    }

    @ParameterizedTest
    @MethodSource("outages")
    @DisplayName("WEB-HTTP-P4 that comes of an outage is 503, however it is wrapped, and says when to try again")
    void outage(Throwable failure) {
        Problem problem = Problems.of(failure);

        assertThat(problem.status()).isEqualTo(503);
        assertThat(ProblemWriter.headers(problem)).containsKey("Retry-After");
    }

    static Stream<Throwable> defects() {
        var mixed = new HeuristicMixedException();
        mixed.addSuppressed(new XAException(XAException.XAER_RMFAIL));
        return Stream.of(
                new SQLException("syntax error", "42601"),
                new JMSSecurityRuntimeException("wrong password"),
                new JMSRuntimeException("not sent", null, new MessageFormatException("no such type")),
                new RuntimeException(new InvalidDestinationException("no such queue")),
                new RuntimeException(mixed));
    }

    @ParameterizedTest
    @MethodSource("defects")
    @DisplayName("WEB-HTTP-P4 that waiting does not mend, or of which nobody may say that nothing was stored, is 500")
    void noOutage(Throwable failure) {
        assertThat(Problems.of(failure).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01"})
    @DisplayName("of two that changed the same thing is 409 for the one that lost")
    void lostRace(String sqlState) {
        assertThat(Problems.of(new RuntimeException(new SQLException("", sqlState))).status()).isEqualTo(409);
        assertThat(Problems.of(new OptimisticLockException()).status()).isEqualTo(409);
    }

    @Test
    @DisplayName("is found in an exception whose causes lead in a circle")
    void circle() {
        var outer = new IllegalStateException("outer");
        var inner = new IllegalStateException("inner", outer);
        outer.initCause(inner);

        assertThat(Problems.of(outer).status()).isEqualTo(500);
    }

    private static Problem logging(List<LogRecord> log, Supplier<Problem> action) {
        Logger logger = Logger.getLogger("dev.orderflow.web.http");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(entry);
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        logger.addHandler(handler);
        try {
            return action.get();
        } finally {
            logger.removeHandler(handler);
        }
    }
}
