package dev.orderflow.reconciliation;

import static dev.orderflow.inventory.Reservation.Status.RESERVED;
import static dev.orderflow.orders.OrderStatus.CONFIRMED;
import static dev.orderflow.orders.OrderStatus.PLACED;
import static dev.orderflow.orders.OrderStatus.REJECTED;
import static dev.orderflow.payment.PaymentStatus.AUTHORIZED;
import static dev.orderflow.payment.PaymentStatus.CAPTURED;
import static dev.orderflow.shipping.ShipmentStatus.DISPATCHED;
import static dev.orderflow.shipping.ShipmentStatus.PREPARED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.operations.PreparedBranch;
import dev.orderflow.operations.PreparedBranch.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Instant PLACED_AT = Instant.parse("2026-11-22T09:31:00Z");
    private static final Duration AFTER = Duration.ofMinutes(5);

    private final InMemoryLedgers ledgers = new InMemoryLedgers();
    private final InMemoryNotes notes = new InMemoryNotes();
    private final Roads roads = new Roads();
    private final Said said = new Said();
    private final Reconciliation reconciliation = new Reconciliation();
    private Instant now = PLACED_AT;

    @BeforeEach
    void open() {
        Patience patience = new Patience();
        patience.seconds = "60";
        patience.afterSeconds = Long.toString(AFTER.toSeconds());
        patience.read();
        Comparison comparison = new Comparison();
        comparison.ledgers = ledgers;
        comparison.notes = notes;
        Repairs repairs = new Repairs();
        repairs.ledgers = ledgers;
        repairs.notes = notes;
        repairs.patience = patience;
        repairs.remedies = said;
        reconciliation.comparison = comparison;
        reconciliation.repairs = repairs;
        reconciliation.notes = notes;
        reconciliation.patience = patience;
        reconciliation.traffic = roads;
        reconciliation.prepared = () -> roads.oldestInDoubt.stream()
                .map(since -> new PreparedBranch(Place.DATABASE, "gid", Optional.empty(), since))
                .toList();
    }

    @Test
    @DisplayName("RECONCILIATION-P1 an order is announced again once it has been undecided for long enough, and not before")
    void undecided() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);

        passAfter(AFTER.minusMillis(1));
        assertThat(said.remedies).isEmpty();

        passAfter(AFTER);
        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a decision is announced again when its effect is missing")
    void effectMissing() {
        ledgers.say("o-1", CONFIRMED, AUTHORIZED, RESERVED, PLACED_AT);
        ledgers.say("o-2", REJECTED, AUTHORIZED, null, PLACED_AT);

        passAfter(AFTER);

        assertThat(said.remedies).containsExactly("DECIDED_AGAIN o-1", "DECIDED_AGAIN o-2");
    }

    @Test
    @DisplayName("RECONCILIATION-P2 a parcel whose departure got lost is announced again, found from its own side")
    void departureMissing() {
        ledgers.say("o-1", CONFIRMED, CAPTURED, RESERVED, DISPATCHED, PLACED_AT);
        ledgers.changes("o-1", Ledger.SHIPMENTS, PLACED_AT.plusSeconds(1));

        passAfter(AFTER);
        assertThat(said.remedies).isEmpty();

        passAfter(AFTER.plusSeconds(1));
        assertThat(said.remedies).containsExactly("SHIPPED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 a dead letter about a parcel does not keep its order from being decided: it waits for that itself")
    void deadLetterAboutAParcel() {
        ledgers.say("o-1", PLACED, CAPTURED, RESERVED, DISPATCHED, PLACED_AT);
        ledgers.say("o-2", PLACED, CAPTURED, RESERVED, DISPATCHED, PLACED_AT);
        roads.deadLetters.put("o-1", Set.of("orders.shipping"));
        roads.deadLetters.put("o-2", Set.of("orders.shipping", "payment.orders"));

        passAfter(AFTER);

        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P3 a payment or a reservation without an order is found from its own side")
    void withoutAnOrder() {
        ledgers.say("o-1", null, CAPTURED, null, PLACED_AT);
        ledgers.say("o-2", null, null, RESERVED, PLACED_AT);

        passAfter(AFTER);

        assertThat(said.remedies).containsExactly("GIVE_UP o-1", "GIVE_UP o-2");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 while an older message waits in a subscription, nothing is judged")
    void messageWaits() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);
        roads.oldestWaiting = Optional.of(PLACED_AT.plusSeconds(1));

        passAfter(AFTER.multipliedBy(10));
        assertThat(said.remedies).isEmpty();

        roads.oldestWaiting = Optional.of(PLACED_AT.plus(AFTER));
        passAfter(AFTER.multipliedBy(10));
        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 while an older branch is in doubt in the database, nothing is judged: its rows may still come")
    void inDoubt() {
        ledgers.say("o-1", null, CAPTURED, RESERVED, PLACED_AT);
        roads.oldestInDoubt = Optional.of(PLACED_AT.plusSeconds(1));

        passAfter(AFTER.multipliedBy(10));
        assertThat(said.remedies).isEmpty();

        roads.oldestInDoubt = Optional.empty();
        passAfter(AFTER.multipliedBy(10));
        assertThat(said.remedies).containsExactly("GIVE_UP o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 an order about which a dead letter waits for a decision is left alone until that is gone, and then"
            + " given its time again")
    void deadLetter() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);
        roads.deadLetters.put("o-1", Set.of("payment.orders"));
        passAfter(AFTER);
        passAfter(AFTER.multipliedBy(2));
        assertThat(said.remedies).isEmpty();

        roads.deadLetters.clear();
        passAfter(AFTER.multipliedBy(3));
        passAfter(AFTER.multipliedBy(4).minusMillis(1));
        assertThat(said.remedies).isEmpty();

        passAfter(AFTER.multipliedBy(4));
        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 a dead letter that was retried and is dead again has only been on its way")
    void deadAgain() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);
        roads.deadLetters.put("o-1", Set.of("payment.orders"));
        passAfter(AFTER);

        roads.deadLetters.clear();
        passAfter(AFTER.multipliedBy(2));
        roads.deadLetters.put("o-1", Set.of("payment.orders"));
        passAfter(AFTER.multipliedBy(3));
        roads.deadLetters.clear();
        passAfter(AFTER.multipliedBy(4));

        assertThat(said.remedies).isEmpty();
    }

    @Test
    @DisplayName("RECONCILIATION-P4 that a dead letter was there is not forgotten where the order has moved meanwhile")
    void movedBesideADeadLetter() {
        Duration moved = AFTER.plusSeconds(30);
        for (String order : List.of("o-1", "o-2")) {
            ledgers.say(order, CONFIRMED, AUTHORIZED, RESERVED, PLACED_AT);
        }
        roads.deadLetters.putAll(Map.of("o-1", Set.of("payment.orders"), "o-2", Set.of("shipping.orders")));
        passAfter(AFTER);
        for (String order : List.of("o-1", "o-2")) {
            ledgers.say(order, CONFIRMED, CAPTURED, RESERVED, PLACED_AT.plus(moved));
        }
        roads.deadLetters.remove("o-1");
        passAfter(AFTER.multipliedBy(2));

        roads.deadLetters.clear();
        passAfter(moved.plus(AFTER));
        assertThat(said.remedies).isEmpty();

        passAfter(moved.plus(AFTER.multipliedBy(2)));
        assertThat(said.remedies).containsExactly("DECIDED_AGAIN o-1", "DECIDED_AGAIN o-2");
    }

    @Test
    @DisplayName("RECONCILIATION-P3 dead letters of the orders module are no reason to keep money for an order that it does not know")
    void deadLetterOfTheOrders() {
        ledgers.say("o-1", null, AUTHORIZED, null, PLACED_AT);
        ledgers.say("o-2", null, AUTHORIZED, null, PLACED_AT);
        roads.deadLetters.put("o-1", Set.of("orders.payments"));
        roads.deadLetters.put("o-2", Set.of("orders.payments", "payment.orders"));

        passAfter(AFTER);

        assertThat(said.remedies).containsExactly("GIVE_UP o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P6 a repair that does not help is repeated with growing distance")
    void growingDistance() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);

        List<Long> minutes = new ArrayList<>();
        for (long minute = 0; minute <= 200; minute++) {
            int before = said.remedies.size();
            passAfter(Duration.ofMinutes(minute));
            if (said.remedies.size() > before) {
                minutes.add(minute);
            }
        }

        // 5, 10, 20, 40 minutes in between, then an hour.
        assertThat(minutes).containsExactly(5L, 10L, 20L, 40L, 80L, 140L, 200L);
    }

    @Test
    @DisplayName("RECONCILIATION-P6 a repair that fails is tried again later and holds up no other")
    void failure() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);
        ledgers.say("o-2", PLACED, null, null, PLACED_AT);
        said.failsFor = "o-1";

        passAfter(AFTER);
        passAfter(AFTER.plusMinutes(1));
        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-2");
        assertThat(said.failures).isEqualTo(1);

        said.failsFor = "";
        passAfter(AFTER.multipliedBy(2));
        assertThat(said.remedies).contains("PLACED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P5 an order that has come to rest is left alone from then on")
    void repaired() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);
        passAfter(AFTER);
        ledgers.say("o-1", CONFIRMED, CAPTURED, RESERVED, PREPARED, PLACED_AT.plus(AFTER));

        passAfter(AFTER.multipliedBy(5));
        passAfter(AFTER.multipliedBy(50));

        assertThat(said.remedies).hasSize(1);
        assertThat(notes.suspects("o-1")).isFalse();
    }

    @Test
    @DisplayName("RECONCILIATION-P4 an order that has moved since it was noted is given its time again")
    void moving() {
        ledgers.say("o-1", PLACED, null, null, PLACED_AT);
        passAfter(AFTER);
        ledgers.say("o-1", CONFIRMED, AUTHORIZED, RESERVED, PLACED_AT.plus(AFTER).plusSeconds(30));

        passAfter(AFTER.multipliedBy(2));
        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-1");

        passAfter(AFTER.multipliedBy(2).plusSeconds(30));
        assertThat(said.remedies).containsExactly("PLACED_AGAIN o-1", "DECIDED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P4 an order that came up in one ledger and has just changed in another is not even noted")
    void changedInAnotherLedger() {
        ledgers.say("o-1", CONFIRMED, AUTHORIZED, RESERVED, PLACED_AT);
        ledgers.changes("o-1", Ledger.ORDERS, PLACED_AT.plusSeconds(1));

        passAfter(AFTER);
        assertThat(notes.suspects("o-1")).isFalse();

        passAfter(AFTER.plusSeconds(1));
        assertThat(said.remedies).containsExactly("DECIDED_AGAIN o-1");
    }

    @Test
    @DisplayName("RECONCILIATION-P7 what is in order is read once in each ledger and compared once, more than a page of it too")
    void readOnce() {
        int orders = 2 * Comparison.PAGE + 1;
        for (int i = 0; i < orders; i++) {
            ledgers.say("o-" + i, CONFIRMED, CAPTURED, RESERVED, PREPARED, PLACED_AT.plusMillis(i / 7));
        }

        passAfter(AFTER.plusSeconds(1));
        assertThat(ledgers.read()).isEqualTo(4 * orders);
        assertThat(ledgers.asked()).isEqualTo(orders);

        passAfter(AFTER.multipliedBy(2));
        assertThat(ledgers.read()).isEqualTo(4 * orders);
        assertThat(ledgers.asked()).isEqualTo(orders);
    }

    private void passAfter(Duration time) {
        now = PLACED_AT.plus(time);
        reconciliation.clock = Clock.fixed(now, ZoneOffset.UTC);
        reconciliation.pass();
    }

    private static final class Roads implements Traffic {

        private final Map<String, Set<String>> deadLetters = new HashMap<>();
        private Optional<Instant> oldestWaiting = Optional.empty();
        private Optional<Instant> oldestInDoubt = Optional.empty();

        @Override
        public Optional<Instant> oldestWaiting() {
            return oldestWaiting;
        }

        @Override
        public Map<String, Set<String>> deadLettersAbout(Collection<String> orderIds) {
            return deadLetters;
        }
    }

    private static final class Said extends Remedies {

        private final List<String> remedies = new ArrayList<>();
        private String failsFor = "";
        private int failures;

        @Override
        void apply(Remedy remedy, String orderId) {
            if (failsFor.equals(orderId)) {
                failures++;
                throw new IllegalStateException("a failure for a test");
            }
            remedies.add(remedy + " " + orderId);
        }
    }
}
