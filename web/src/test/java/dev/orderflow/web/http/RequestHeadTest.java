package dev.orderflow.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("WEB-HTTP-P11 The head of a request is judged before anything is done")
class RequestHeadTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/products/FT;9", "/api/products/;", "/api/orders;v=1/batch"})
    @DisplayName("and a semicolon in the path is refused, for a server would cut off what follows")
    void matrixParameters(String path) {
        assertThat(status(() -> RequestHead.mustNotHaveMatrixParameters(path))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/products/FT%3B9", "/api/products/FT:9,=&+@"})
    @DisplayName("and an encoded one is a part of the name")
    void encodedSemicolon(String path) {
        assertThatCode(() -> RequestHead.mustNotHaveMatrixParameters(path)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "br", "x", "identity,identity,deflate"})
    @DisplayName("and a compressed body is 415")
    void compressed(String encoding) {
        assertThat(status(() -> RequestHead.mustNotBeEncoded(List.of(encoding)))).isEqualTo(415);
        assertThat(status(() -> RequestHead.mustNotBeEncoded(List.of("identity", encoding)))).isEqualTo(415);
    }

    @Test
    @DisplayName("and a body that is not compressed is taken, whether it says so or not")
    void notCompressed() {
        assertThatCode(() -> {
            RequestHead.mustNotBeEncoded(null);
            RequestHead.mustNotBeEncoded(List.of("identity"));
            RequestHead.mustNotBeEncoded(List.of("Identity, identity"));
        }).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "windows-1252", "nonsense"})
    @DisplayName("and a text in a charset that is not taken is 415")
    void charset(String charset) {
        assertThat(status(() -> RequestHead.mustBeReadable(new MediaType("text", "csv", charset)))).isEqualTo(415);
    }

    @Test
    @DisplayName("and UTF-8 and ISO-8859-1 may be said, or nothing; beside JSON a charset has no effect")
    void readable() {
        assertThatCode(() -> {
            RequestHead.mustBeReadable(null);
            RequestHead.mustBeReadable(new MediaType("text", "csv"));
            RequestHead.mustBeReadable(new MediaType("text", "csv", "utf-8"));
            RequestHead.mustBeReadable(new MediaType("text", "csv", "iso-8859-1"));
            RequestHead.mustBeReadable(new MediaType("application", "json", "ISO-8859-1"));
            RequestHead.mustBeReadable(new MediaType("application", "x-ndjson", "ISO-8859-1"));
        }).doesNotThrowAnyException();
    }

    private static int status(Runnable judgement) {
        return catchThrowableOfType(Refusal.class, judgement::run).problem().status();
    }
}
