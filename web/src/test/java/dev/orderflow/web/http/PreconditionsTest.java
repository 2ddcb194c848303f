package dev.orderflow.web.http;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WEB-HTTP-P10")
class PreconditionsTest {

    private static final OptionalInt VERSION_2 = OptionalInt.of(2);
    private static final OptionalInt NOTHING = OptionalInt.empty();

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"1\", \"2\"", "\"1\",\"2\"", ", \"2\" ,,", "*", " * ", "W/\"1\",\t\"2\""})
    @DisplayName("If-Match lets a change through where it names the version")
    void matches(String header) {
        assertThatCode(() -> ifMatch(header).mustBeMetBy(VERSION_2)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"22\"", "W/\"2\"", "\"\"", "\"*\"", "\"W/2\"", "", ","})
    @DisplayName("If-Match refuses a change where it names another version, none, or this one weakly only")
    void matchesNot(String header) {
        refused(412, () -> ifMatch(header).mustBeMetBy(VERSION_2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "*"})
    @DisplayName("If-Match refuses to make what is not there")
    void matchesNothing(String header) {
        refused(412, () -> ifMatch(header).mustBeMetBy(NOTHING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "\"1\", \"2\"", "\"1\",W/\"2\"", "*", " * "})
    @DisplayName("If-None-Match names the version, strongly or weakly, alone or among others: there is nothing new to read, and no change")
    void names(String header) {
        assertThat(ifNoneMatch(header).leaveNothingToReadIn(2)).isTrue();
        refused(412, () -> ifNoneMatch(header).mustBeMetBy(VERSION_2));
        assertThatCode(() -> ifNoneMatch(header).mustBeMetBy(NOTHING)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"22\"", "W/\"22\"", ""})
    @DisplayName("If-None-Match names another version: there is something new to read, and a change goes through")
    void namesNot(String header) {
        assertThat(ifNoneMatch(header).leaveNothingToReadIn(2)).isFalse();
        assertThatCode(() -> ifNoneMatch(header).mustBeMetBy(VERSION_2)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("where neither is given, everything is read and changed")
    void absent() {
        Preconditions none = Preconditions.of(null, null);

        assertThat(none.leaveNothingToReadIn(2)).isFalse();
        assertThatCode(() -> none.mustBeMetBy(VERSION_2)).doesNotThrowAnyException();
        assertThatCode(() -> none.mustBeMetBy(NOTHING)).doesNotThrowAnyException();
        assertThatCode(none::mustBeMetByWhatHasNoVersion).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("several headers are one list")
    void severalHeaders() {
        assertThatCode(() -> Preconditions.of(List.of("\"1\"", "\"2\""), null).mustBeMetBy(VERSION_2)).doesNotThrowAnyException();
        assertThat(Preconditions.of(null, List.of("\"1\"", "W/\"2\"")).leaveNothingToReadIn(2)).isTrue();
        refused(400, () -> Preconditions.of(List.of("*", "\"2\""), null));
    }

    @Test
    @DisplayName("If-Match goes before If-None-Match (RFC 9110, 13.2.2)")
    void precedence() {
        refused(412, () -> Preconditions.of(List.of("\"1\""), List.of("\"2\"")).leaveNothingToReadIn(2));
        assertThat(Preconditions.of(List.of("\"2\""), List.of("\"2\"")).leaveNothingToReadIn(2)).isTrue();
        refused(412, () -> Preconditions.of(List.of("\"2\""), List.of("\"2\"")).mustBeMetBy(VERSION_2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "garbage", "\"2", "2\"", "w/\"2\"", "W/ \"2\"", "W/2", "\"1\" \"2\"", "\"1\";\"2\"", "*, \"2\"", "**",
            "\"a b\"", "'2'"})
    @DisplayName("what is no entity tag is 400")
    void malformed(String header) {
        refused(400, () -> ifMatch(header));
        refused(400, () -> ifNoneMatch(header));
    }

    @Test
    @DisplayName("what has no version is not changed for a client that names one, or that wants nothing to be there")
    void noVersion() {
        assertThatCode(() -> ifMatch("*").mustBeMetByWhatHasNoVersion()).doesNotThrowAnyException();
        assertThatCode(() -> ifNoneMatch("\"2\"").mustBeMetByWhatHasNoVersion()).doesNotThrowAnyException();
        refused(412, () -> ifMatch("\"2\"").mustBeMetByWhatHasNoVersion());
        refused(412, () -> ifNoneMatch("*").mustBeMetByWhatHasNoVersion());
    }

    static Stream<String> hostile() {
        return Stream.of("\"1\",".repeat(1_000_000) + "x", ",".repeat(4_000_000) + "\"", " ".repeat(4_000_000) + "x",
                "W/".repeat(2_000_000), "\"" + "a".repeat(4_000_000));
    }

    /** With a second look at each character, for each character, this would take hours. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("hostile")
    @Timeout(value = 1, unit = MINUTES)
    @DisplayName("a long header costs no more than reading it")
    void longHeaders(String header) {
        refused(400, () -> ifMatch(header));
    }

    private static Preconditions ifMatch(String... values) {
        return Preconditions.of(Arrays.asList(values), null);
    }

    private static Preconditions ifNoneMatch(String... values) {
        return Preconditions.of(null, Arrays.asList(values));
    }

    private static void refused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, it -> assertThat(it.problem().status()).isEqualTo(status));
    }
}
