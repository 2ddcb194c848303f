package dev.orderflow.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePartsTest {

    @ParameterizedTest
    @ValueSource(strings = {"h", "h\n", "h\n\n \r\n"})
    @DisplayName("A file without orders has no lines")
    void nothing(String file) throws IOException {
        assertThat(read(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h\na\nb\n", "h\na\nb", "h\n\na\n \t\nb\r\n"})
    @DisplayName("Each line but the header and blank ones is read, however it ends")
    void lines(String file) throws IOException {
        assertThat(read(file)).extracting(it -> new String(it.text(), UTF_8).strip()).containsExactly("a", "b");
    }

    @Test
    @DisplayName("IMPORTS-P3 a line has the number that an editor shows")
    void numbers() throws IOException {
        assertThat(read("h\n\na\n\n\nb")).extracting(ImportLine::number).containsExactly(3L, 6L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    @DisplayName("IMPORTS-P7 a value in quotes may have line breaks: the record is one, the next one has the number that an editor shows")
    void severalLines(String lineEnd) throws IOException {
        String file = String.join(lineEnd, "h", "\"Muster", "c-9,EUR,tok_visa,BOOK-1*1", "", "\"\"GmbH\"\"\",EUR", "b", "", "c");

        List<ImportLine> lines = read(file);

        assertThat(lines).extracting(ImportLine::number).containsExactly(2L, 6L, 8L);
        assertThat(lines).extracting(it -> new String(it.text(), UTF_8)).last().isEqualTo("c");
        assertThat(new String(lines.get(0).text(), UTF_8)).startsWith("\"Muster").endsWith("GmbH\"\"\",EUR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h\na\"b\nc", "h\n\"a\"b\nc", "h\n\"a\" \nc", "h\na,b\"\nc"})
    @DisplayName("IMPORTS-P7 a quote where none may be spoils its line, and no other")
    void loneQuotes(String file) throws IOException {
        assertThat(read(file)).extracting(ImportLine::number).containsExactly(2L, 3L);
    }

    @Test
    @DisplayName("IMPORTS-P7 a quote that is never closed is told with the line that it stands in")
    void unclosed() {
        assertThatThrownBy(() -> read("h\na\n\nb,\"c\nd\ne")).isInstanceOf(UnclosedQuote.class).hasMessageContaining("line 4 ");
        assertThatThrownBy(() -> read("\"h\na")).isInstanceOf(UnclosedQuote.class).hasMessageContaining("line 1 ");
        assertThatThrownBy(() -> read("h\n\"" + "x\n".repeat(40_000))).isInstanceOf(LineTooLong.class).hasMessageStartingWith("Line 2 ");
        assertThatThrownBy(() -> read("h\n\"" + "x\n".repeat(600_000))).isInstanceOf(LineTooLong.class).hasMessageStartingWith("Line 2 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    @DisplayName("IMPORTS-P6 a byte order mark, a header in quotes and a header of several lines are no lines of orders")
    void headers(String lineEnd) throws IOException {
        assertThat(new String(header("\ufeff\"h\",i" + lineEnd + "a"), UTF_8)).isEqualTo("\"h\",i");
        assertThat(new String(header("\ufeff"), UTF_8)).isEmpty();
        assertThat(read("\"h" + lineEnd + "i\"" + lineEnd + "a")).extracting(ImportLine::number).containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    @DisplayName("IMPORTS-P2 IMPORTS-P7 wherever a file of records of several lines is cut, and wherever reading goes on, nothing is lost"
            + " or read twice")
    void goesOnWithinSeveralLines(String lineEnd) throws IOException {
        Random random = new Random(7);
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            String filling = ("x".repeat(random.nextInt(40)) + lineEnd).repeat(random.nextInt(4));
            records.add(i + ",\"" + filling + "\"\"\"");
        }
        List<byte[]> parts = parts("h" + lineEnd + String.join(lineEnd, records));
        List<ImportLine> all = linesOf(new Position(0, 0, 2), parts);

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(all).extracting(it -> new String(it.text(), UTF_8)).isEqualTo(records);
        for (int i = 0; i < all.size(); i += 9_973) {
            assertThat(texts(linesOf(all.get(i).next(), parts))).isEqualTo(texts(all.subList(i + 1, all.size())));
        }
    }

    @Test
    @DisplayName("IMPORTS-P1 a large file is cut between lines, into parts that are not larger than allowed, and nothing gets lost")
    void manyParts() throws IOException {
        List<String> expected = largeFile();
        List<byte[]> parts = parts("h\n" + String.join("\n", expected));

        assertThat(parts).hasSizeGreaterThan(3).allSatisfy(part -> assertThat(part.length).isLessThanOrEqualTo(FileParts.SIZE));
        assertThat(parts.subList(0, parts.size() - 1)).allSatisfy(part -> assertThat(part[part.length - 1]).isEqualTo((byte) '\n'));
        assertThat(linesOf(Position.BEHIND_THE_HEADER, parts)).extracting(it -> new String(it.text(), UTF_8)).isEqualTo(expected);
    }

    @Test
    @DisplayName("IMPORTS-P2 reading goes on behind any line as if it had never stopped")
    void goesOn() throws IOException {
        List<byte[]> parts = parts("h\n" + String.join("\n", largeFile()));
        List<ImportLine> all = linesOf(Position.BEHIND_THE_HEADER, parts);

        for (int i = 0; i < all.size(); i += 97) {
            assertThat(texts(linesOf(all.get(i).next(), parts))).isEqualTo(texts(all.subList(i + 1, all.size())));
        }
    }

    @Test
    @DisplayName("IMPORTS-P1 a line that is longer than any order is refused and named, wherever it stands")
    void tooLong() throws IOException {
        String longest = "x".repeat(FileParts.LONGEST_LINE);

        assertThat(read("h\na\n" + longest + "\nb")).hasSize(3);
        assertThatThrownBy(() -> read("h\na\n" + longest + "x\nb")).isInstanceOf(LineTooLong.class).hasMessageStartingWith("Line 3 ");
        assertThatThrownBy(() -> read("h\na\n" + longest.repeat(40))).isInstanceOf(LineTooLong.class).hasMessageStartingWith("Line 3 ");
        assertThatThrownBy(() -> read(longest + "x\na")).isInstanceOf(LineTooLong.class).hasMessageStartingWith("Line 1 ");
    }

    private static List<String> texts(List<ImportLine> lines) {
        return lines.stream().map(line -> line.number() + " " + new String(line.text(), UTF_8)).toList();
    }

    private static List<String> largeFile() {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            lines.add(i + "x".repeat(random.nextInt(30_000)));
        }
        return lines;
    }

    private static byte[] header(String file) throws IOException {
        return new FileParts(new ByteArrayInputStream(file.getBytes(UTF_8))).header();
    }

    private static List<ImportLine> read(String file) throws IOException {
        FileParts cut = new FileParts(new ByteArrayInputStream(file.getBytes(UTF_8)));
        cut.header();
        Position first = cut.first();
        return linesOf(first, parts(cut));
    }

    private static List<byte[]> parts(String file) throws IOException {
        FileParts cut = new FileParts(new ByteArrayInputStream(file.getBytes(UTF_8)));
        cut.header();
        return parts(cut);
    }

    private static List<byte[]> parts(FileParts cut) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        for (byte[] part = cut.next(); part != null; part = cut.next()) {
            parts.add(part);
        }
        assertThat(cut.lines()).isEqualTo(linesOf(Position.BEHIND_THE_HEADER, parts).size());
        return parts;
    }

    private static List<ImportLine> linesOf(Position first, List<byte[]> parts) {
        FileLines lines = new FileLines(first, number -> number < parts.size() ? Optional.of(parts.get(number)) : Optional.empty());
        List<ImportLine> read = new ArrayList<>();
        for (Optional<ImportLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            read.add(line.get());
        }
        return read;
    }
}
