package dev.orderflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.payment.PaymentStatus;
import dev.orderflow.shipping.ShipmentStatus;
import dev.orderflow.simulation.Bank.Money;
import java.util.Map;
import java.util.Set;

/** How an order ended, in the books of all modules and at the bank. */
record Ending(String order, OrderStatus status, PaymentStatus payment, Money money, Reservation.Status stock, ShipmentStatus shipment) {

    private static final Map<PaymentStatus, Set<Money>> MONEY = Map.of(
            PaymentStatus.AUTHORIZED, Set.of(Money.HELD),
            PaymentStatus.CAPTURED, Set.of(Money.TAKEN),
            PaymentStatus.VOIDED, Set.of(Money.GIVEN_BACK),
            PaymentStatus.REFUNDED, Set.of(Money.GIVEN_BACK),
            PaymentStatus.DECLINED, Set.of(),
            PaymentStatus.NEVER_CHARGED, Set.of(Money.GIVEN_BACK));

    static Ending of(World world, String order) {
        return new Ending(
                order,
                Tables.ORDERS.find(order).status(),
                Tables.PAYMENTS.find(order).status(),
                world.bank().of(order),
                Tables.RESERVATIONS.find(order).status(),
                Tables.SHIPMENTS.find(order) == null ? null : Tables.SHIPMENTS.find(order).status());
    }

    /** What it is to the customer and to the shop: the order, and whether the parcel is out. */
    String inWords() {
        return status + (shipment == ShipmentStatus.DISPATCHED && status != OrderStatus.SHIPPED ? " and the parcel is out" : "");
    }

    /** The modules agree, each with the others and the payment with the bank. */
    void mustBalance() {
        if (money == null) {
            assertThat(payment).as("%s", this).isIn(PaymentStatus.DECLINED, PaymentStatus.NEVER_CHARGED);
        } else {
            assertThat(MONEY.get(payment)).as("%s", this).contains(money);
        }
        switch (status) {
            case PLACED -> throw new AssertionError("Undecided: " + this);
            case CONFIRMED -> mustBe(Set.of(PaymentStatus.CAPTURED), Reservation.Status.RESERVED, ShipmentStatus.PREPARED);
            case SHIPPED -> mustBe(Set.of(PaymentStatus.CAPTURED), Reservation.Status.SHIPPED, ShipmentStatus.DISPATCHED);
            case REJECTED, CANCELLED -> givenUp();
        }
    }

    private void givenUp() {
        Set<PaymentStatus> nothingTaken = Set.of(
                PaymentStatus.DECLINED, PaymentStatus.VOIDED, PaymentStatus.REFUNDED, PaymentStatus.NEVER_CHARGED);
        if (shipment == ShipmentStatus.DISPATCHED) {
            assertThat(status).as("%s", this).isEqualTo(OrderStatus.CANCELLED);
            mustBe(nothingTaken, Reservation.Status.SHIPPED, ShipmentStatus.DISPATCHED);
        } else {
            assertThat(payment).as("%s", this).isIn(nothingTaken);
            assertThat(stock).as("%s", this).isIn(Reservation.Status.RELEASED, Reservation.Status.NEVER_RESERVED);
            assertThat(shipment).as("%s", this).isIn(ShipmentStatus.CANCELLED, ShipmentStatus.NEVER_PREPARED);
        }
    }

    private void mustBe(Set<PaymentStatus> payments, Reservation.Status reservation, ShipmentStatus parcel) {
        assertThat(payment).as("%s", this).isIn(payments);
        assertThat(stock).as("%s", this).isEqualTo(reservation);
        assertThat(shipment).as("%s", this).isEqualTo(parcel);
    }
}
