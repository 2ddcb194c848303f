package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static dev.orderflow.portability.modules.SampleOrder.EUR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.Fact;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.imports.ImportUpload;
import dev.orderflow.imports.NotAnOrderFile;
import dev.orderflow.imports.OrderCsv;
import dev.orderflow.imports.Upload;
import dev.orderflow.orders.Catalogue;
import dev.orderflow.orders.IdempotencyKey;
import dev.orderflow.orders.IdempotencyKeys;
import dev.orderflow.orders.KeyInUse;
import dev.orderflow.orders.KeyReused;
import dev.orderflow.orders.Product;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("imports, with orders and nobody who decides them")
class ImportsIT {

    private final UnreadSubscription published = new UnreadSubscription("payment.orders");
    private final String sku = "SKU-" + UUID.randomUUID();
    private final IdempotencyKey key = new IdempotencyKey("c-1", UUID.randomUUID().toString());

    @Inject
    ImportUpload upload;

    @Inject
    Catalogue catalogue;

    @Inject
    IdempotencyKeys keys;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("imports", "orders");
    }

    @BeforeEach
    void aBookCosts29Euro90() {
        catalogue.put(new Product(sku, "A book", new BigDecimal("29.90"), EUR));
    }

    @Test
    @DisplayName("IMPORTS-P2 a breakdown before the commit of a chunk leaves neither its orders nor its rejected lines behind; the chunk"
            + " comes again, and each order is placed once")
    void breakdown() throws Exception {
        // The ids are given while placing.
        Breakdown.after(OrderPlaced.class, Breakdown.ANY_ORDER, 1);

        String id = upload.receive(file(good(), "c-2,EUR,tok_visa," + sku + "*0", good())).id();

        eventually(() -> assertThat(Breakdown.toCome(OrderPlaced.class, Breakdown.ANY_ORDER)).isZero());
        // The row is locked as long as the chunk's transaction is under way.
        assertThat(Sql.find("select accepted + rejected from imports.import where id = ? for update", id)).containsExactly("0");
        assertThat(placed()).isEmpty();
        assertThat(rejected(id)).isEmpty();
        assertThat(published.factsAbout(Breakdown.lastOrder())).isEmpty();

        Sql.execute("update imports.import set lease_until = now() where id = ?", id);

        eventually(() -> assertThat(state(id)).containsExactly("COMPLETED 2 1"));
        assertThat(placed()).hasSize(2);
        assertThat(rejected(id)).hasSize(1);
        String[] orders = placed().toArray(String[]::new);
        eventually(() -> assertThat(published.factsAbout(orders)).extracting(Fact::orderId).containsExactlyInAnyOrder(orders));
    }

    @Test
    @DisplayName("IMPORTS-P3 each line that is wrong is rejected under its number and with every reason, and holds up no other")
    void rejectedLines() throws Exception {
        String unreadable = ",XX,tok_visa," + sku + "*0;" + sku;
        String id = upload.receive(file(good(), unreadable, "", "c-3,EUR,tok_visa,NO-1*1;NO-2*1", "c-4,EUR", good())).id();

        eventually(() -> assertThat(state(id)).containsExactly("COMPLETED 2 3"));
        assertThat(rejected(id)).containsExactly(
                "3 customerId must have 1 to 64 characters, none of them a control character."
                        + " currency must be the ISO 4217 code of a currency, such as EUR."
                        + " lines[0].quantity must be a whole number from 1 to 10000."
                        + " lines[1] must be SKU*quantity, such as BOOK-1*2.",
                "5 lines[0].sku is not in the catalogue: NO-1. lines[1].sku is not in the catalogue: NO-2.",
                "6 The line has 2 values instead of 4.");
        assertThat(placed()).hasSize(2);
    }

    @Test
    @DisplayName("IMPORTS-P6 a file that is no file of orders is refused at once, and nothing of it is kept")
    void noOrders() throws Exception {
        List<String> before = imports();
        ByteArrayInputStream large = new ByteArrayInputStream(("customerId,lines\n" + "c-1,X*1\n".repeat(100_000)).getBytes(UTF_8));

        assertThatThrownBy(() -> upload.receive(large)).isInstanceOf(NotAnOrderFile.class).hasMessageContaining(OrderCsv.HEADER);

        assertThat(large.available()).isPositive();
        assertThat(imports()).isEqualTo(before);
    }

    @Test
    @DisplayName("IMPORTS-P8 a file that is sent twice under its key is imported once, and its sender gets the first answer again")
    void sentTwice() throws Exception {
        Upload first = receiveOnce(good());
        String id = first.uploaded().id();
        eventually(() -> assertThat(state(id)).containsExactly("COMPLETED 1 0"));
        List<String> before = imports();

        Upload again = receiveOnce(good());

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.uploaded().id()).isEqualTo(id);
        assertThat(again.uploaded().state()).isEqualTo(first.uploaded().state());
        assertThat(imports()).isEqualTo(before);
        assertThat(placed()).hasSize(1);
        assertThatThrownBy(() -> receiveOnce(good(), good())).isInstanceOf(KeyReused.class);
    }

    @Test
    @DisplayName("IMPORTS-P8 a file that is sent under the key of one that is just coming in is refused, and that one is imported")
    void sentAtTheSameTime() throws Exception {
        Upload first = upload.receiveOnce(
                key, file(good()), received -> assertThatThrownBy(() -> receiveOnce(good())).isInstanceOf(KeyInUse.class));

        eventually(() -> assertThat(state(first.uploaded().id())).containsExactly("COMPLETED 1 0"));
        assertThat(first.repeated()).isFalse();
        assertThat(placed()).hasSize(1);
    }

    @Test
    @DisplayName("IMPORTS-P8 a file that has come whole while a twin of it takes a look at their key is imported all the same")
    void twinLooks() throws Exception {
        ManagedExecutorService executor = InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        CompletableFuture<Boolean> took = new CompletableFuture<>();
        Callable<Void> twin = () -> {
            transaction.begin();
            try {
                took.complete(keys.take(key));
                eventually(() ->
                        assertThat(Sql.find("select pid from pg_locks where locktype = 'advisory' and not granted")).hasSize(1));
            } finally {
                transaction.rollback();
            }
            return null;
        };
        // So long that its end is read after it has begun.
        InputStream file = new SequenceInputStream(file(good(), "\n".repeat(5_000_000)), new InputStream() {
            @Override
            public int read() throws IOException {
                if (!took.isDone()) {
                    executor.submit(twin);
                    assertThat(took.join()).isTrue();
                }
                return -1;
            }
        });

        Upload first = upload.receiveOnce(key, file, received -> {});

        assertThat(first.repeated()).isFalse();
        eventually(() -> assertThat(state(first.uploaded().id())).containsExactly("COMPLETED 1 0"));
    }

    private Upload receiveOnce(String... lines) throws Exception {
        return upload.receiveOnce(key, file(lines), received -> {});
    }

    private static ByteArrayInputStream file(String... lines) {
        return new ByteArrayInputStream((OrderCsv.HEADER + "\n" + String.join("\n", lines)).getBytes(UTF_8));
    }

    /** A line with an order that can be placed. */
    private String good() {
        return "c-1,EUR,tok_visa," + sku + "*1";
    }

    private List<String> placed() throws Exception {
        return Sql.find("select order_id from orders.order_line where sku = ?", sku);
    }

    private static List<String> state(String id) throws Exception {
        return Sql.find("select state || ' ' || accepted || ' ' || rejected from imports.import where id = ?", id);
    }

    private static List<String> rejected(String id) throws Exception {
        return Sql.find("select line || ' ' || message from imports.rejected_line where import_id = ? order by line", id);
    }

    private static List<String> imports() throws Exception {
        return Sql.find("select id from imports.import order by id");
    }
}
