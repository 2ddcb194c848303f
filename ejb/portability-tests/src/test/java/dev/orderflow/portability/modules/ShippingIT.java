package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.events.OrderShipped;
import dev.orderflow.shipping.Dispatch;
import dev.orderflow.shipping.Shipment;
import dev.orderflow.shipping.ShipmentAlreadyCancelled;
import dev.orderflow.shipping.ShipmentStatus;
import dev.orderflow.shipping.Shipments;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ArquillianTest
@DisplayName("shipping, without the other modules")
class ShippingIT {

    private static final String ORDERS = "shipping.orders";

    private final UnreadSubscription published = new UnreadSubscription("orders.shipping");

    @Inject
    OtherModules others;

    @Inject
    Shipments shipments;

    @Inject
    Dispatch dispatch;

    @Deployment
    static WebArchive war() {
        return ModuleWar.of("shipping");
    }

    @Test
    @DisplayName("SHIPPING-P1 an order whose confirmation is delivered twice has one shipment, with what was ordered")
    void preparedOnce() {
        SampleOrder order = SampleOrder.oneBook();

        others.say(order.placed(), order.confirmed(), order.confirmed());

        eventually(() -> assertThat(statusOf(order)).contains(ShipmentStatus.PREPARED));
        Queues.awaitEmpty(ORDERS);
        assertThat(shipments.find(order.id()).orElseThrow().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.sku()).isEqualTo(order.sku()));
    }

    @Test
    @DisplayName("SHIPPING-P2 for an order that was cancelled before shipping heard of it nothing is prepared")
    void cancelledBeforeConfirmed() {
        SampleOrder order = SampleOrder.oneBook();

        others.say(order.placed(), order.cancelled());
        Queues.awaitEmpty(ORDERS);
        others.say(order.confirmed());

        Queues.awaitEmpty(ORDERS);
        assertThat(statusOf(order)).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P3 a shipment leaves once, a cancelled one not at all")
    void dispatched() throws Exception {
        SampleOrder order = prepared();
        String id = shipments.find(order.id()).orElseThrow().id();

        assertThat(dispatch.dispatch(id).repeated()).isFalse();
        assertThat(dispatch.dispatch(id).repeated()).isTrue();

        assertThat(statusOf(order)).contains(ShipmentStatus.DISPATCHED);
        eventually(() -> assertThat(published.factsAbout(order.id())).containsExactly(new OrderShipped(order.id(), id)));

        SampleOrder cancelled = prepared();
        others.say(cancelled.cancelled());
        eventually(() -> assertThat(statusOf(cancelled)).contains(ShipmentStatus.CANCELLED));
        String cancelledId = shipments.find(cancelled.id()).orElseThrow().id();
        assertThatThrownBy(() -> dispatch.dispatch(cancelledId)).isInstanceOf(ShipmentAlreadyCancelled.class);
    }

    @Test
    @DisplayName("SHIPPING-P4 a breakdown before the commit leaves the shipment in the house, and says nothing")
    void breakdown() throws Exception {
        SampleOrder order = prepared();
        Breakdown.after(OrderShipped.class, order.id(), 1);

        assertThatThrownBy(() -> dispatch.dispatch(shipments.find(order.id()).orElseThrow().id())).hasMessageContaining("breakdown");

        assertThat(statusOf(order)).contains(ShipmentStatus.PREPARED);
        assertThat(published.factsAbout(order.id())).isEmpty();
    }

    @Test
    @DisplayName("SHIPPING-P5 a shipment that has been prepared for long enough leaves by itself, and that is published, also after a"
            + " breakdown")
    void byItself() throws Exception {
        SampleOrder order = prepared();
        Breakdown.after(OrderShipped.class, order.id(), 1);

        Sql.execute("update shipping.shipment set updated_at = now() - interval '7200 seconds' where order_id = ?", order.id());

        eventually(() -> assertThat(statusOf(order)).contains(ShipmentStatus.DISPATCHED));
        eventually(() -> assertThat(published.factsAbout(order.id())).hasSize(1));
        assertThat(Breakdown.toCome(OrderShipped.class, order.id())).isZero();
    }

    private SampleOrder prepared() {
        SampleOrder order = SampleOrder.oneBook();
        others.say(order.placed(), order.confirmed());
        eventually(() -> assertThat(statusOf(order)).contains(ShipmentStatus.PREPARED));
        return order;
    }

    private Optional<ShipmentStatus> statusOf(SampleOrder order) {
        return shipments.find(order.id()).map(Shipment::status);
    }
}
