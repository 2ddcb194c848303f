package dev.orderflow.web.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.imports.ImportsInMemory;
import dev.orderflow.imports.OrderCsv;
import dev.orderflow.imports.RejectedLine;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.web.Api;
import dev.orderflow.web.http.Answer;
import dev.orderflow.web.http.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Imports over REST")
class ImportsResourceTest {

    private static final String LINES = "c-1,EUR,tok_visa,BOOK-1*2\nc-2,EUR,tok_visa,BOOK-1*1\n";
    private static final String FILE = OrderCsv.HEADER + "\n" + LINES;
    private static final String KEY = "Idempotency-Key: k-1";

    private final ImportsInMemory imports = new ImportsInMemory();
    private final Api api = new Api();
    private final ImportsResource resource = new ImportsResource();

    @BeforeEach
    void open() {
        resource.upload = imports.upload();
        resource.imports = imports;
        resource.caller = api.caller();
        resource.deeds = api.deeds();
        api.has(resource);
        api.visitor.isOperator("op-1");
    }

    @Test
    @DisplayName("take a file in: 202 with a relative Location, where it tells how far it is; that is written down")
    void received() {
        Answer answer = send(FILE);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/api/imports/" + imports.ids().get(0));
        assertThat(answer.header("Idempotent-Replayed")).isNull();
        assertThat(answer.json().get("lines").intValue()).isEqualTo(2);
        assertThat(api.get(answer.header("Location").substring("/api".length())).body()).isEqualTo(answer.body());
        assertThat(imports.received()).asString(UTF_8).isEqualTo(LINES);
        assertThat(api.kept.inShort()).containsExactly("op-1 IMPORT_UPLOADED " + imports.ids().get(0) + " 2 lines");
    }

    @Test
    @DisplayName("keep a file in ISO-8859-1 in UTF-8, where its type says so")
    void latin1() {
        InputStream file = new ByteArrayInputStream((OrderCsv.HEADER + "\nÄpfel,EUR,t,A*1\n").getBytes(ISO_8859_1));

        assertThat(api.send("POST", "/imports", "text/csv; charset=iso-8859-1", file).status()).isEqualTo(202);
        assertThat(imports.received()).asString(UTF_8).isEqualTo("Äpfel,EUR,t,A*1\n");
    }

    @Test
    @DisplayName("keep nothing of a file that is none, has an open quote or too long a line; the problem tells which")
    void refused() {
        assertThat(send("a,b\n" + LINES).wrongFields()).containsExactly("header");
        assertThat(send("").wrongFields()).containsExactly("header");
        assertThat(send(FILE + "\"c-3,EUR").wrongFields()).containsExactly("file");
        assertThat(send(FILE + "x".repeat(64 * 1024 + 1), KEY).problem()).isEqualTo("413 too-large");
        nothingIsKept();

        assertThat(send(FILE, KEY).header("Idempotent-Replayed")).as("the key is free").isNull();
    }

    @Test
    @DisplayName("keep nothing of a file that breaks off: 400")
    void brokenOff() {
        InputStream breaksOff = new SequenceInputStream(new ByteArrayInputStream(FILE.getBytes(UTF_8)), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        });

        assertThat(api.send("POST", "/imports", "text/csv", breaksOff).problem()).isEqualTo("400 bad-request");
        nothingIsKept();
    }

    @Test
    @DisplayName("take a file in once under one key; another file under it is refused, and nothing of it is kept")
    void repeated() {
        Answer first = send(FILE, KEY);
        Answer second = send(FILE, KEY);

        assertThat(second.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(send(FILE + LINES, KEY).problem()).isEqualTo("422 idempotency-key-reused");
        imports.keys.takenByAnother(new IdempotencyKey("op-1", "k-2"));
        assertThat(send(FILE, "Idempotency-Key: k-2").problem()).isEqualTo("409 idempotency-key-in-use");
        assertThat(imports.ids()).hasSize(1);
        assertThat(api.kept.inShort()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Idempotency-Key: ", "If-Match: \"0\"", "If-None-Match: *", "If-Match: x", "Content-Encoding: gzip"})
    @DisplayName("WEB-HTTP-P11 read nothing of a file where a header is wrong or rules it out")
    void wrongHead(String header) {
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("was read");
            }
        };

        assertThat(api.send("POST", "/imports", "text/csv", unread, header).status()).isIn(400, 412, 415, 422);
        nothingIsKept();
    }

    @ParameterizedTest
    @CsvSource(value = {"application/json", "text/csv; charset=utf-16", "NIL"}, nullValues = "NIL")
    @DisplayName("WEB-HTTP-P11 take no file of another type or charset, nor one that does not say its type")
    void wrongType(String type) {
        assertThat(api.send("POST", "/imports", type, FILE).problem()).isEqualTo("415 unsupported-media-type");

        nothingIsKept();
    }

    @Test
    @DisplayName("WEB-HTTP-P11 take no file that does not say its type where JAX-RS lets it through, as Jersey does")
    void typeless() {
        HttpHeaders headers = (HttpHeaders) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpHeaders.class}, (proxy, method, arguments) -> null);

        Refusal refusal = catchThrowableOfType(Refusal.class,
                () -> resource.start(new ByteArrayInputStream(FILE.getBytes(UTF_8)), null, headers));

        assertThat(refusal.problem().status()).isEqualTo(415);
        nothingIsKept();
    }

    @ParameterizedTest
    @CsvSource({"POST, ''", "GET, ''", "GET, /none", "GET, /none/rejected"})
    @DisplayName("are nothing for a customer, be there something or not")
    void customer(String method, String path) {
        api.visitor.isCustomer("c-1");

        assertThat(api.send(method, "/imports" + path, "text/csv", method.equals("POST") ? FILE : null).problem())
                .isEqualTo("403 forbidden");
        nothingIsKept();
    }

    @Test
    @DisplayName("tell the first hundred lines that were rejected, all of them page by page, and none in a list")
    void rejected() {
        String id = send(FILE).json().get("id").textValue();
        imports.reject(id, LongStream.rangeClosed(2, 151)
                .mapToObj(line -> new RejectedLine(line, "is wrong", Optional.of("line " + line).filter(it -> line != 3)))
                .toList());

        Answer page = api.get("/imports/" + id + "/rejected?limit=100&after=1");
        Answer last = api.get("/imports/" + id + "/rejected?limit=100&after=101");

        assertThat(api.get("/imports/" + id).json().get("errors")).hasSize(100);
        assertThat(page.json()).hasSize(100);
        assertThat(page.json().get(0).get("content").textValue()).isEqualTo("line 2");
        assertThat(page.json().get(1).has("content")).as("of an import before that was kept").isFalse();
        assertThat(page.header("Link")).isEqualTo("</api/imports/" + id + "/rejected?after=101&limit=100>; rel=\"next\"");
        assertThat(last.json()).hasSize(50);
        assertThat(last.header("Link")).isNull();
        assertThat(api.get("/imports").body()).doesNotContain("errors");
        assertThat(api.get("/imports/" + id).body()).as("asked for each second").doesNotContain("content");
        assertThat(api.get("/imports/" + id + "/rejected?after=x&limit=0").wrongFields()).containsExactly("after", "limit");
    }

    @Test
    @DisplayName("that are not there are 404, however one asks")
    void none() {
        Answer none = api.get("/imports/none");

        assertThat(none.problem()).isEqualTo("404 not-found");
        assertThat(List.of(api.get("/imports/none/rejected"), api.get("/imports/" + "x".repeat(65)), api.get("/imports/%20")))
                .containsOnly(none);
    }

    @Test
    @DisplayName("WEB-P3 are listed page by page, the latest first")
    void pages() {
        send(FILE);
        send(FILE);
        String first = imports.ids().get(0);
        String second = imports.ids().get(1);

        Answer page = api.get("/imports?limit=1");

        assertThat(page.each("id")).containsExactly(second);
        assertThat(page.header("Link")).isEqualTo("</api/imports?after=" + second + "&limit=1>; rel=\"next\"");
        assertThat(api.get("/imports?after=" + second).each("id")).containsExactly(first);
        assertThat(api.get("/imports?after=none").wrongFields()).containsExactly("after");
    }

    private Answer send(String file, String... headers) {
        return api.send("POST", "/imports", "text/csv", file, headers);
    }

    private void nothingIsKept() {
        assertThat(imports.ids()).isEmpty();
        assertThat(imports.received()).isEmpty();
        assertThat(api.kept.inShort()).isEmpty();
    }
}
