package dev.orderflow.database;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An outage of the database")
class DatabaseOutageTest {

    static Stream<Throwable> outages() {
        return Stream.of(
                new SQLException("connection refused", "08001"),
                new IllegalStateException(new SQLException("terminating connection", "57P01")),
                new IllegalStateException(new SQLException("the database system is starting up", "57P03")),
                new IllegalStateException(new SQLException("could not extend file: No space left on device", "53100")),
                new SQLException("out of memory", "53200"),
                new SQLException("too many clients already", "53300"),
                new SQLException("configuration limit exceeded", "53400"),
                new SQLException("could not fsync file: Input/output error", "58030"),
                new SQLException("cannot execute INSERT in a read-only transaction", "25006"),
                new RuntimeException(new SQLException(new ResourceException("IJ000453: unable to get managed connection"))),
                new SQLRecoverableException("closed"),
                new DatabaseAway("known to be away"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    @DisplayName("is found however it is wrapped")
    void found(Throwable failure) {
        assertThat(DatabaseOutage.isIn(failure)).isTrue();
    }

    static Stream<Throwable> others() {
        return Stream.of(
                new SQLException("syntax error", "42601"),
                new SQLException("no state"),
                new SQLException("a state that is none", ""),
                new SQLException("no transaction under way", "25P01"),
                new RuntimeException(new SQLException("duplicate key", "23505")),
                new IllegalStateException("a defect"));
    }

    @ParameterizedTest
    @MethodSource("others")
    @DisplayName("is not what the database refuses, nor a defect")
    void notFound(Throwable failure) {
        assertThat(DatabaseOutage.isIn(failure)).isFalse();
    }
}
