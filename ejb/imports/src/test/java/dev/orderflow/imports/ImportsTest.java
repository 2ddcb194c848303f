package dev.orderflow.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.orders.FirstRequest;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.KeyInUse;
import dev.orderflow.orders.KeyReused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private static final Consumer<Import> NOTHING = received -> {};
    private static final Instant NOW = Instant.parse("2026-11-22T09:31:00.123Z");
    private static final String FILE = OrderCsv.HEADER + "\nc-1,EUR,t,A*1\nc-2,EUR,t,A*1\nc-3,EUR,t,A*1\nc-4,EUR,t,A*1\nc-5,EUR,t,A*1\n";

    private static final IdempotencyKey KEY = new IdempotencyKey("operator", "k-1");

    private final InMemoryImports imports = new InMemoryImports();
    private final RecordedPlacement placement = new RecordedPlacement();
    private final KeysInMemory keys = new KeysInMemory();
    private final ImportDesk desk = new ImportDesk();
    private final ImportUpload upload = new ImportUpload();
    private final ImportedChunk chunk = new ImportedChunk();

    @BeforeEach
    void open() {
        desk.imports = imports;
        desk.keys = keys;
        upload.desk = desk;
        chunk.imports = imports;
        chunk.placement = placement;
        itIs(NOW);
    }

    @Test
    @DisplayName("IMPORTS-P1 an upload that is there whole runs, and knows how many lines it has")
    void uploaded() throws IOException {
        Import uploaded = upload.receive(stream(FILE));

        assertThat(uploaded.state()).isEqualTo(ImportState.RUNNING);
        assertThat(uploaded.lines()).isEqualTo(5);
        assertThat(imports.find(uploaded.id())).contains(uploaded);
        assertThat(imports.parts()).isEqualTo(1);
    }

    @Test
    @DisplayName("IMPORTS-P1 of an upload that breaks off nothing is kept")
    void brokenOff() {
        String severalParts = FILE + "c-6,EUR,t,A*1\n".repeat(100_000);
        InputStream broken = new SequenceInputStream(stream(severalParts), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });

        assertThatThrownBy(() -> upload.receive(broken)).isInstanceOf(IOException.class);

        assertThat(imports.page(null, 1)).isEmpty();
        assertThat(imports.parts()).isZero();
    }

    @Test
    @DisplayName("IMPORTS-P6 of a file that is no file of orders nothing is kept, and no more than its first line is read")
    void noOrderFile() {
        assertThatThrownBy(() -> upload.receive(stream("name,price\n"))).isInstanceOf(NotAnOrderFile.class);

        assertThat(imports.page(null, 1)).isEmpty();
    }

    @Test
    @DisplayName("IMPORTS-P1 an upload that nobody has heard of for an hour is given up, a living one is not")
    void silentUpload() {
        Import silent = desk.begin();
        Import living = desk.begin();
        itIs(NOW.plusSeconds(60));
        desk.append(living.id(), 0, new byte[1]);

        itIs(NOW.plus(ImportDesk.LONGEST_SILENCE).plusMillis(1));
        desk.discardSilentUploads();

        assertThat(imports.find(silent.id())).isEmpty();
        assertThat(imports.find(living.id())).isPresent();
        assertThatThrownBy(() -> desk.append(silent.id(), 0, new byte[1])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("IMPORTS-P8 the same file under the same key is imported once; a repeat gets the first answer, whatever has happened"
            + " since")
    void sameFileAgain() throws IOException {
        Upload first = upload.receiveOnce(KEY, stream(FILE), NOTHING);
        String id = first.uploaded().id();
        desk.take("run", "node1");
        chunk.apply(id, "run", nextLines(id, 5));
        desk.runEnded(id, "run");
        itIs(NOW.plusSeconds(60));

        Upload again = upload.receiveOnce(KEY, stream(FILE), NOTHING);

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.uploaded()).isEqualTo(first.uploaded());
        assertThat(imports.page(null, 10)).hasSize(1);
        assertThat(imports.parts()).isZero();
    }

    @Test
    @DisplayName("IMPORTS-P8 another file under the same key is refused, and nothing of it kept; so is a file under the key of an order")
    void anotherFile() throws IOException {
        upload.receiveOnce(KEY, stream(FILE), NOTHING);
        assertThatThrownBy(() -> upload.receiveOnce(KEY, stream(FILE + "c-6,EUR,t,A*1\n"), NOTHING)).isInstanceOf(KeyReused.class);
        assertThat(imports.page(null, 10)).hasSize(1);

        IdempotencyKey ofOrder = new IdempotencyKey("operator", "order");
        keys.remember(ofOrder, new FirstRequest(FirstRequest.What.ORDER, "", List.of("o-1")), NOW);
        assertThatThrownBy(() -> upload.receiveOnce(ofOrder, stream(FILE), NOTHING)).isInstanceOf(KeyReused.class);
    }

    @Test
    @DisplayName("IMPORTS-P8 while a file comes in, another one under its key is refused; of one that has stopped coming the key is free"
            + " in a minute")
    void comingIn() throws IOException {
        Import stopped = desk.begin(KEY);
        assertThatThrownBy(() -> upload.receiveOnce(KEY, stream(FILE), NOTHING)).isInstanceOf(KeyInUse.class);
        assertThat(imports.page(null, 10)).containsExactly(stopped);

        itIs(NOW.plus(ImportDesk.LONGEST_PAUSE));
        Upload second = upload.receiveOnce(KEY, stream(FILE), NOTHING);

        assertThat(second.repeated()).isFalse();
        Upload late = desk.uploaded(stopped.id(), 5, Position.BEHIND_THE_HEADER, KEY, keys.under(KEY).orElseThrow().fingerprint(), NOTHING);
        assertThat(late).isEqualTo(new Upload(second.uploaded(), true));
        assertThat(imports.page(null, 10)).hasSize(1);
    }

    @Test
    @DisplayName("IMPORTS-P8 a file that is refused, or breaks off, leaves its key free")
    void keyStaysFree() throws IOException {
        InputStream broken = new SequenceInputStream(stream(FILE), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        assertThatThrownBy(() -> upload.receiveOnce(KEY, broken, NOTHING)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> upload.receiveOnce(KEY, stream("name,price\n"), NOTHING)).isInstanceOf(NotAnOrderFile.class);
        assertThatThrownBy(() -> upload.receiveOnce(KEY, stream(FILE + "\"x"), NOTHING)).isInstanceOf(UnclosedQuote.class);
        assertThat(imports.page(null, 10)).isEmpty();

        assertThat(upload.receiveOnce(KEY, stream(FILE), NOTHING).repeated()).isFalse();
    }

    @Test
    @DisplayName("IMPORTS-P2 chunk by chunk each line is placed once, whoever goes on and wherever the one before stopped")
    void onceEach() throws IOException {
        String id = upload.receive(stream(FILE)).id();

        for (int run = 1; imports.find(id).orElseThrow().state() == ImportState.RUNNING; run++) {
            desk.take("run-" + run, "node1");
            chunk.apply(id, "run-" + run, nextLines(id, 2));
            desk.runEnded(id, "run-" + run);
        }

        assertThat(placement.placed).extracting(it -> it.customerId()).containsExactly("c-1", "c-2", "c-3", "c-4", "c-5");
        assertThat(imports.find(id).orElseThrow().accepted()).isEqualTo(5);
        assertThat(imports.parts()).as("parts left of a file that is imported").isZero();
    }

    @Test
    @DisplayName("IMPORTS-P2 a run that another has taken over from stores nothing")
    void takenOver() throws IOException {
        String id = upload.receive(stream(FILE)).id();
        desk.take("slow", "node1");
        List<ParsedLine> lines = nextLines(id, 2);
        itIs(NOW.plus(Import.LEASE));
        assertThat(desk.take("fast", "node2")).isPresent();

        assertThatThrownBy(() -> chunk.apply(id, "slow", lines)).isInstanceOf(IllegalStateException.class);

        assertThat(placement.placed).isEmpty();
        desk.runEnded(id, "slow");
        assertThat(imports.find(id).orElseThrow().owner()).contains("fast");
    }

    @Test
    @DisplayName("IMPORTS-P2 lines that have been read are not read again")
    void readAgain() throws IOException {
        String id = upload.receive(stream(FILE)).id();
        desk.take("run", "node1");
        List<ParsedLine> lines = nextLines(id, 2);
        chunk.apply(id, "run", lines);

        assertThatThrownBy(() -> chunk.apply(id, "run", lines)).isInstanceOf(IllegalStateException.class);

        assertThat(placement.placed).hasSize(2);
    }

    @Test
    @DisplayName("IMPORTS-P2 while somebody works at an import nobody else takes it; who works at it renews his lease with each chunk")
    void lease() throws IOException {
        String id = upload.receive(stream(FILE)).id();
        assertThat(desk.take("run-1", "node1")).isPresent();
        assertThat(desk.take("run-2", "node2")).isEmpty();

        itIs(NOW.plus(Import.LEASE).minusMillis(1));
        chunk.apply(id, "run-1", nextLines(id, 1));
        itIs(NOW.plus(Import.LEASE).plusSeconds(5));
        assertThat(desk.take("run-2", "node2")).isEmpty();

        itIs(NOW.plus(Import.LEASE.multipliedBy(2)));
        assertThat(desk.take("run-2", "node2")).isPresent();
    }

    @Test
    @DisplayName("IMPORTS-P4 a node that starts again goes on at once with what it was working at, and leaves alone what others work at")
    void startsAgain() throws IOException {
        String mine = upload.receive(stream(FILE)).id();
        desk.take("run-1", "node1");
        upload.receive(stream(FILE));
        desk.take("run-2", "node2");

        desk.nodeStarted("node1");

        assertThat(desk.take("run-3", "node1")).map(Import::id).contains(mine);
        assertThat(desk.take("run-4", "node1")).isEmpty();
    }

    @Test
    @DisplayName("IMPORTS-P3 a line that is wrong is rejected with its number, every reason, and what it says, the others are placed")
    void rejected() throws IOException {
        String id = upload.receive(stream(OrderCsv.HEADER + "\nc-1,EUR,t,A*1\n\nc-2,XXQ,t,A*0\nc-3,EUR,t,NONE*1\nc-4,EUR,t,A*1")).id();
        desk.take("run", "node1");

        chunk.apply(id, "run", nextLines(id, 10));
        desk.runEnded(id, "run");

        assertThat(imports.rejected(id, 0, 10))
                .containsExactly(
                        new RejectedLine(4, "currency must be the ISO 4217 code of a currency, such as EUR."
                                + " lines[0].quantity must be a whole number from 1 to 10000.", Optional.of("c-2,XXQ,t,A*0")),
                        new RejectedLine(5, "lines[0].sku is not in the catalogue: NONE.", Optional.of("c-3,EUR,t,NONE*1")));
        assertThat(placement.placed).extracting(it -> it.customerId()).containsExactly("c-1", "c-4");
        Import done = imports.find(id).orElseThrow();
        assertThat(done.state()).isEqualTo(ImportState.COMPLETED);
        assertThat(done.read()).isEqualTo(4);
        assertThat(done.accepted()).isEqualTo(2);
        assertThat(done.rejected()).isEqualTo(2);
    }

    @Test
    @DisplayName("A file without orders is completed at once")
    void empty() throws IOException {
        String id = upload.receive(stream(OrderCsv.HEADER)).id();
        desk.take("run", "node1");

        desk.runEnded(id, "run");

        assertThat(imports.find(id).orElseThrow().state()).isEqualTo(ImportState.COMPLETED);
    }

    @Test
    @DisplayName("The throughput counts from the end of the upload to the last chunk")
    void throughput() throws IOException {
        String id = upload.receive(stream(FILE)).id();
        assertThat(imports.find(id).orElseThrow().ordersPerSecond()).isEmpty();
        desk.take("run", "node1");
        itIs(NOW.plus(Duration.ofMillis(500)));
        chunk.apply(id, "run", nextLines(id, 5));

        assertThat(imports.find(id).orElseThrow().ordersPerSecond()).contains(10.0);
    }

    @Test
    @DisplayName("A reason, and what a line says, are cut to what can be kept, and a character that cannot be is another one")
    void longReason() {
        assertThat(because("x".repeat(1001)).message()).hasSize(1000).endsWith("x…");
        assertThat(because("x".repeat(1000)).message()).hasSize(1000).endsWith("xx");
        assertThat(saying("x".repeat(4001))).hasSize(4000).endsWith("x…");
        assertThat(saying("x".repeat(4000))).hasSize(4000).endsWith("xx");
        assertThat(saying("x".repeat(3998) + "\ud83d\ude00" + "x")).as("no half of a character").hasSize(3999).endsWith("x…");
        assertThat(saying("a\0b")).isEqualTo("a\ufffdb");
    }

    @Test
    @DisplayName("A line that is no text says nothing that can be kept, and is rejected all the same")
    void noText() {
        byte[] latin = "caf\u00e9".getBytes(ISO_8859_1);
        RejectedLine rejected = ParsedLine.of(new ImportLine(2, latin, new Position(0, latin.length, 3))).rejected();

        assertThat(rejected.content()).isEmpty();
        assertThat(rejected.message()).isNotEmpty();
    }

    private static RejectedLine because(String message) {
        return new RejectedLine(2, message, Optional.empty());
    }

    private static String saying(String content) {
        return new RejectedLine(2, "wrong", Optional.of(content)).content().orElseThrow();
    }

    private List<ParsedLine> nextLines(String id, int most) {
        FileLines lines = new FileLines(imports.find(id).orElseThrow().next(), number -> imports.part(id, number));
        List<ParsedLine> next = new ArrayList<>();
        IntStream.range(0, most).mapToObj(i -> lines.next()).flatMap(Optional::stream).map(ParsedLine::of).forEach(next::add);
        return next;
    }

    /** Keys that nobody else takes. */
    private static final class KeysInMemory implements IdempotencyKeys {

        private final Map<IdempotencyKey, FirstRequest> remembered = new HashMap<>();

        @Override
        public boolean take(IdempotencyKey key) {
            return true;
        }

        @Override
        public void await(IdempotencyKey key, Duration longest) {
            take(key);
        }

        @Override
        public Optional<FirstRequest> under(IdempotencyKey key) {
            return Optional.ofNullable(remembered.get(key));
        }

        @Override
        public void rememberAll(Map<IdempotencyKey, FirstRequest> firsts, Instant at) {
            remembered.putAll(firsts);
        }

        @Override
        public int forget(Instant before, int limit) {
            return 0;
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private void itIs(Instant instant) {
        desk.clock = Clock.fixed(instant, ZoneOffset.UTC);
        chunk.clock = desk.clock;
    }
}
