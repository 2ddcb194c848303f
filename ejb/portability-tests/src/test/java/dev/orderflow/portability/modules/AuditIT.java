package dev.orderflow.portability.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.audit.AuditLog;
import dev.orderflow.audit.Deed;
import dev.orderflow.audit.DeedKind;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("audit, without the other modules")
class AuditIT {

    private static final Optional<String> NOTHING = Optional.empty();

    @Inject
    AuditLog log;

    @Inject
    UserTransaction transaction;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("audit");
    }

    @Test
    @DisplayName("AUDIT-P1 an entry is part of the deed's transaction: with it it is rolled back, and without one there is none")
    void oneTransaction() throws Exception {
        String anna = "anna-" + UUID.randomUUID();
        assertThatThrownBy(() -> log.record(anna, DeedKind.STOCK_COUNTED, "A", NOTHING, NOTHING)).isInstanceOf(RuntimeException.class);

        transaction.begin();
        log.record(anna, DeedKind.STOCK_COUNTED, "B", NOTHING, NOTHING);
        transaction.rollback();
        assertThat(deeds(anna, null, null, 10)).isEmpty();

        transaction.begin();
        log.record(anna, DeedKind.STOCK_COUNTED, "C", Optional.of("onHand=4"), Optional.of("found more"));
        transaction.commit();
        assertThat(deeds(anna, null, null, 10)).singleElement().satisfies(deed -> {
            assertThat(deed.who()).isEqualTo(anna);
            assertThat(deed.what()).isEqualTo("STOCK_COUNTED");
            assertThat(deed.subject()).isEqualTo("C");
            assertThat(deed.details()).contains("onHand=4");
            assertThat(deed.reason()).contains("found more");
            assertThat(deed.at()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        });
    }

    @Test
    @DisplayName("AUDIT-P3 comes in pages, the latest first, of one operator, of one kind of deed, or to one subject")
    void pages() throws Exception {
        String anna = "anna-" + UUID.randomUUID();
        String bert = "bert-" + UUID.randomUUID();
        transaction.begin();
        for (int i = 0; i < 3; i++) {
            log.record(anna, DeedKind.STOCK_COUNTED, "S" + i, NOTHING, NOTHING);
            log.record(anna, DeedKind.PRODUCT_PUT, "P" + i, NOTHING, NOTHING);
            log.record(bert, DeedKind.STOCK_COUNTED, "S" + i, NOTHING, NOTHING);
        }
        transaction.commit();

        List<Deed> first = deeds(anna, null, null, 4);
        assertThat(first).extracting(Deed::subject).containsExactly("P2", "S2", "P1", "S1");
        assertThat(deeds(anna, null, first.get(3).id(), 4)).extracting(Deed::subject).containsExactly("P0", "S0");
        assertThat(deeds(anna, DeedKind.PRODUCT_PUT, null, 10)).extracting(Deed::subject).containsExactly("P2", "P1", "P0");
        assertThat(deeds(bert, DeedKind.PRODUCT_PUT, null, 10)).isEmpty();
        assertThat(log.page(Optional.empty(), Optional.of(DeedKind.STOCK_COUNTED), Optional.empty(), Optional.empty(), 6)).hasSize(6);
        assertThat(log.page(Optional.of(anna), Optional.empty(), Optional.of("S1"), Optional.empty(), 6)).extracting(Deed::what)
                .containsExactly("STOCK_COUNTED");
    }

    @Test
    @DisplayName("AUDIT-P2 entries that are too old are removed, and no others")
    void old() throws Exception {
        String anna = "anna-" + UUID.randomUUID();
        Sql.execute("insert into audit.deed (at, who, what, subject) values (now() - interval '401 days', ?, 'PRODUCT_PUT', 'old')", anna);
        Sql.execute("insert into audit.deed (at, who, what, subject) values (now() - interval '399 days', ?, 'PRODUCT_PUT', 'new')", anna);

        log.removeBefore(Instant.now().minus(AuditLog.KEPT));

        assertThat(deeds(anna, null, null, 10)).extracting(Deed::subject).containsExactly("new");
    }

    private List<Deed> deeds(String who, DeedKind what, Long before, int limit) {
        return log.page(Optional.of(who), Optional.ofNullable(what), Optional.empty(), Optional.ofNullable(before), limit);
    }
}
