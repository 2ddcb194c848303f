package dev.orderflow.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.audit.DeedKind;
import dev.orderflow.database.DatabaseThatLeaves;
import dev.orderflow.rhythm.MovingClock;
import dev.orderflow.web.audit.KeptDeeds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who paused a subscription, and why,")
class PauseNotesTest {

    private static final List<String> PAUSED = List.of("payment.orders");

    private final KeptDeeds deeds = new KeptDeeds();
    private final MovingClock clock = new MovingClock();
    private final DatabaseThatLeaves database = new DatabaseThatLeaves();
    private final PauseNotes notes = new PauseNotes();

    @BeforeEach
    void prepare() {
        notes.log = deeds;
        notes.clock = clock;
        notes.database = database;
        notes.executor = Runnable::run;
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P7 is told as the audit list has it: the latest deed, and none of who paused in the console")
    void told() {
        deed(DeedKind.SUBSCRIPTION_PAUSED, "payment.orders", "the provider is down");
        deed(DeedKind.SUBSCRIPTION_PAUSED, "orders.payments", "resumed since");
        deed(DeedKind.SUBSCRIPTION_RESUMED, "orders.payments", "it is back");

        assertThat(reason("payment.orders")).isEqualTo("the provider is down");
        assertThat(reason("orders.payments")).isNull();

        deed(DeedKind.SUBSCRIPTION_PAUSED, "payment.orders", "it is down again");
        clock.pass(Duration.ofSeconds(1));
        assertThat(reason("payment.orders")).isEqualTo("it is down again");
    }

    @Test
    @DisplayName("WEB-OPERATIONS-P2 is told as it was known before while the database is away, and nobody waits for it")
    void databaseAway() {
        deed(DeedKind.SUBSCRIPTION_PAUSED, "payment.orders", "the provider is down");
        assertThat(reason("payment.orders")).isEqualTo("the provider is down");

        database.isAway(true);
        clock.pass(Duration.ofSeconds(1));
        assertThat(reason("payment.orders")).isEqualTo("the provider is down");

        notes.executor = work -> {};
        clock.pass(Duration.ofSeconds(1));
        assertThat(reason("payment.orders")).isEqualTo("the provider is down");
        assertThat(notes.of(List.of())).isEmpty();
        assertThat(notes.of(PAUSED)).hasSize(1);
    }

    private void deed(DeedKind what, String subject, String reason) {
        deeds.record("op-1", what, subject, Optional.empty(), Optional.of(reason));
    }

    /** The first look has it read, the second one tells. */
    private String reason(String subscription) {
        notes.of(List.of(subscription));
        var deed = notes.of(List.of(subscription)).get(subscription);
        return deed == null ? null : deed.reason().orElseThrow();
    }
}
