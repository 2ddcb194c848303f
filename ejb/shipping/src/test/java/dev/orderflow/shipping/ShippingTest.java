package dev.orderflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.OrderCancelled;
import dev.orderflow.events.OrderConfirmed;
import dev.orderflow.events.OrderPlaced;
import dev.orderflow.events.OrderRejected;
import dev.orderflow.events.OrderShipped;
import dev.orderflow.events.RecordedEvents;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShippingTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryShipments shipments = new InMemoryShipments();
    private final RecordedEvents events = new RecordedEvents();
    private final Packing packing = new Packing();
    private final Dispatch dispatch = new Dispatch();
    private final Departure departure = new Departure();
    private final Departures departures = new Departures();

    @BeforeEach
    void open() {
        packing.shipments = shipments;
        dispatch.shipments = shipments;
        dispatch.events = events;
        departure.dispatch = dispatch;
        departures.shipments = shipments;
        departures.departure = departure;
        itIs(NOON);
    }

    @Test
    @DisplayName("SHIPPING-P1 a confirmed order has one shipment with everything in it, although it is confirmed twice")
    void prepared() {
        packing.prepare(confirmed("o-1"));
        String id = shipment("o-1").id();
        packing.prepare(confirmed("o-1"));

        assertThat(shipment("o-1").id()).isEqualTo(id);
        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.PREPARED);
        assertThat(shipment("o-1").customerId()).isEqualTo("c-1");
        assertThat(shipment("o-1").lines()).singleElement().satisfies(line -> {
            assertThat(line.sku()).isEqualTo("BOOK-1");
            assertThat(line.quantity()).isEqualTo(2);
        });
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P2 what was prepared for a cancelled order stays in the house")
    void cancelled() {
        packing.prepare(confirmed("o-1"));
        packing.cancel(cancelled("o-1"));

        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.CANCELLED);
        assertThatThrownBy(() -> dispatch.dispatch(shipment("o-1").id()))
                .isInstanceOf(ShipmentAlreadyCancelled.class)
                .hasMessageContaining("CANCELLED");
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P2 for an order that was cancelled before shipping heard of it nothing is prepared")
    void cancelledBeforeConfirmed() {
        packing.cancel(cancelled("o-1"));
        packing.prepare(confirmed("o-1"));

        assertThat(shipments.find("o-1")).isEmpty();
        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.NEVER_PREPARED);
    }

    @Test
    @DisplayName("SHIPPING-P2 for an order that was rejected before shipping heard of it nothing is prepared")
    void rejectedBeforeConfirmed() {
        packing.cancel(new OrderRejected("o-1", "c-1", EUR, BigDecimal.TEN, "stock short"));
        packing.prepare(confirmed("o-1"));

        assertThat(shipments.find("o-1")).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P3 a shipment leaves once, although it is sent off twice")
    void dispatched() {
        packing.prepare(confirmed("o-1"));

        Dispatched first = dispatch.dispatch(shipment("o-1").id());
        Dispatched again = dispatch.dispatch(shipment("o-1").id());

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(first.shipment()).as("as it is afterwards").isEqualTo(again.shipment());
        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(events.published()).containsExactly(new OrderShipped("o-1", shipment("o-1").id()));
    }

    @Test
    @DisplayName("SHIPPING-P3 a shipment that is not as expected stays")
    void notAsExpected() {
        packing.prepare(confirmed("o-1"));

        assertThatThrownBy(() -> dispatch.dispatch(shipment("o-1").id(), version -> {
                    throw new IllegalStateException("not as expected: " + version.getAsInt());
                }))
                .hasMessage("not as expected: 0");

        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.PREPARED);
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P3 what is not there does not leave, a mark least of all")
    void notFound() {
        packing.cancel(cancelled("o-1"));

        assertThatThrownBy(() -> dispatch.dispatch("s-1")).isInstanceOf(ShipmentNotFound.class);
        assertThatThrownBy(() -> dispatch.dispatch(shipment("o-1").id())).isInstanceOf(ShipmentNotFound.class);
    }

    @Test
    @DisplayName("SHIPPING-P4 a cancellation after the departure changes nothing")
    void cancelledAfterDispatch() {
        packing.prepare(confirmed("o-1"));
        dispatch.dispatch(shipment("o-1").id());

        packing.cancel(cancelled("o-1"));

        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.DISPATCHED);
    }

    @Test
    @DisplayName("SHIPPING-P5 a shipment leaves by itself when it has been prepared for long enough, and not before")
    void byItself() {
        packing.prepare(confirmed("o-1"));

        itIs(NOON.plus(MINUTE).minusMillis(1));
        departures.after(MINUTE);
        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.PREPARED);

        itIs(NOON.plus(MINUTE));
        departures.after(MINUTE);
        departures.after(MINUTE);
        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.DISPATCHED);
        assertThat(events.published()).hasSize(1);
    }

    @Test
    @DisplayName("SHIPPING-P3 what another node is sending off is passed over, and so is what was cancelled since the look")
    void passedOver() {
        packing.prepare(confirmed("o-1"));
        packing.prepare(confirmed("o-2"));
        shipments.lockedByAnother("o-1");
        packing.cancel(cancelled("o-2"));

        assertThat(departure.of("o-1")).isFalse();
        assertThat(departure.of("o-2")).isFalse();
        assertThat(departure.of("o-3")).isFalse();
        assertThat(events.published()).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P5 a departure that fails holds up no other")
    void failure() {
        packing.prepare(confirmed("o-1"));
        packing.prepare(confirmed("o-2"));
        departures.departure = new Departure() {
            @Override
            public boolean of(String orderId) {
                if (orderId.equals("o-1")) {
                    throw new IllegalStateException("a failure for a test");
                }
                return departure.of(orderId);
            }
        };

        departures.after(Duration.ZERO);

        assertThat(shipment("o-1").status()).isEqualTo(ShipmentStatus.PREPARED);
        assertThat(shipment("o-2").status()).isEqualTo(ShipmentStatus.DISPATCHED);
    }

    @Test
    @DisplayName("SHIPPING-P6 that a shipment has left is told again, word for word; what has not left cannot be told")
    void toldAgain() {
        packing.prepare(confirmed("o-1"));
        assertThatThrownBy(() -> dispatch.toldAgain("o-1")).hasMessage("The shipment for order o-1 has not left.");
        dispatch.dispatch(shipment("o-1").id());

        dispatch.toldAgain("o-1");

        assertThat(events.published()).hasSize(2).containsOnly(new OrderShipped("o-1", shipment("o-1").id()));
    }

    private void itIs(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        packing.clock = clock;
        dispatch.clock = clock;
        departures.clock = clock;
    }

    private Shipment shipment(String orderId) {
        return shipments.lock(orderId).orElseThrow();
    }

    private static OrderConfirmed confirmed(String orderId) {
        return new OrderConfirmed(
                orderId, "c-1", EUR, new BigDecimal("59.80"), List.of(new OrderPlaced.Line("BOOK-1", 2, new BigDecimal("29.90"))));
    }

    private static OrderCancelled cancelled(String orderId) {
        return new OrderCancelled(orderId, "c-1", EUR, new BigDecimal("59.80"), "changed my mind");
    }
}
