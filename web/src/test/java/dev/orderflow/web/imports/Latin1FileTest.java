package dev.orderflow.web.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file in ISO-8859-1")
class Latin1FileTest {

    private static final String EVERY_CHARACTER =
            IntStream.range(0, 256).mapToObj(Character::toString).collect(Collectors.joining()).repeat(100);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8192, 1_000_000})
    @DisplayName("is the same text in UTF-8, however it is read")
    void sameText(int atOnce) throws IOException {
        InputStream file = inUtf8(EVERY_CHARACTER.getBytes(StandardCharsets.ISO_8859_1), "ISO-8859-1");

        StringBuilder bytes = new StringBuilder();
        byte[] part = new byte[atOnce];
        for (int count = file.read(part); count >= 0; count = file.read(part)) {
            bytes.append(new String(part, 0, count, StandardCharsets.ISO_8859_1));
        }

        assertThat(new String(bytes.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)).isEqualTo(EVERY_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "US-ASCII"})
    @DisplayName("is told from one in UTF-8, which is read as it is")
    void utf8(String charset) throws IOException {
        byte[] text = "Bücher".getBytes(StandardCharsets.UTF_8);

        assertThat(inUtf8(text, charset).readAllBytes()).isEqualTo(text);
    }

    private static InputStream inUtf8(byte[] file, String charset) {
        return Latin1File.inUtf8(new ByteArrayInputStream(file), new MediaType("text", "csv", charset));
    }
}
