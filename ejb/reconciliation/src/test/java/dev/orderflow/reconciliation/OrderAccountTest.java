package dev.orderflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.payment.PaymentStatus;
import dev.orderflow.shipping.ShipmentStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderAccountTest {

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}, shipment {3}")
    @CsvSource({
        "CONFIRMED, CAPTURED, RESERVED, PREPARED",
        "SHIPPED, CAPTURED, SHIPPED, DISPATCHED",
        "REJECTED, DECLINED, RELEASED, NEVER_PREPARED",
        "REJECTED, VOIDED, SHORT, ",
        "REJECTED, , , ",
        "CANCELLED, REFUNDED, RELEASED, CANCELLED",
        "CANCELLED, NEVER_CHARGED, NEVER_RESERVED, NEVER_PREPARED",
        "CANCELLED, REFUNDED, SHIPPED, DISPATCHED",
        " , VOIDED, RELEASED, CANCELLED",
        " , REFUNDED, NEVER_RESERVED, DISPATCHED",
        " , DECLINED, SHORT, ",
        " , , , ",
    })
    @DisplayName("RECONCILIATION-P7 where the books agree nothing is to be done")
    void agree(OrderStatus order, PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        assertThat(account(order, payment, stock, shipment).remedy()).isEmpty();
    }

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}, shipment {3}")
    @CsvSource({
        "PLACED, , , ",
        "PLACED, AUTHORIZED, , ",
        "PLACED, , RESERVED, ",
        "PLACED, AUTHORIZED, RESERVED, ",
        "PLACED, DECLINED, RESERVED, ",
        "PLACED, AUTHORIZED, SHORT, ",
        "PLACED, CAPTURED, RESERVED, PREPARED",
        "PLACED, CAPTURED, SHIPPED, DISPATCHED",
        "CONFIRMED, , RESERVED, ",
        "CONFIRMED, CAPTURED, , PREPARED",
        "CONFIRMED, AUTHORIZED, SHORT, ",
        "SHIPPED, , SHIPPED, DISPATCHED",
    })
    @DisplayName("RECONCILIATION-P1 an order without a decision, or with one that the others do not bear out, is announced again")
    void placedAgain(OrderStatus order, PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        assertThat(account(order, payment, stock, shipment).remedy()).contains(Remedy.PLACED_AGAIN);
    }

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}, shipment {3}")
    @CsvSource({
        "CONFIRMED, AUTHORIZED, RESERVED, PREPARED",
        "CONFIRMED, AUTHORIZED, RESERVED, ",
        "CONFIRMED, CAPTURED, RESERVED, ",
        "SHIPPED, AUTHORIZED, RESERVED, DISPATCHED",
        "REJECTED, AUTHORIZED, , ",
        "REJECTED, DECLINED, RESERVED, ",
        "REJECTED, CAPTURED, SHORT, ",
        "CANCELLED, CAPTURED, RELEASED, CANCELLED",
        "CANCELLED, VOIDED, RESERVED, CANCELLED",
        "CANCELLED, REFUNDED, RELEASED, PREPARED",
        "CANCELLED, CAPTURED, SHIPPED, DISPATCHED",
    })
    @DisplayName("RECONCILIATION-P2 a decision without its effect is announced again")
    void decidedAgain(OrderStatus order, PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        assertThat(account(order, payment, stock, shipment).remedy()).contains(Remedy.DECIDED_AGAIN);
    }

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}")
    @CsvSource({
        "CONFIRMED, CAPTURED, RESERVED",
        "CONFIRMED, CAPTURED, SHIPPED",
        "CONFIRMED, AUTHORIZED, RESERVED",
        "SHIPPED, CAPTURED, RESERVED",
        "SHIPPED, CAPTURED, RELEASED",
        "CANCELLED, REFUNDED, RELEASED",
    })
    @DisplayName("RECONCILIATION-P2 a parcel that has left, and of which somebody did not hear, is announced again")
    void shippedAgain(OrderStatus order, PaymentStatus payment, Reservation.Status stock) {
        assertThat(account(order, payment, stock, ShipmentStatus.DISPATCHED).remedy()).contains(Remedy.SHIPPED_AGAIN);
    }

    @ParameterizedTest(name = "payment {0}, stock {1}, shipment {2}")
    @CsvSource({"AUTHORIZED, , ", "CAPTURED, RELEASED, ", " , RESERVED, ", "DECLINED, RESERVED, ", "REFUNDED, RELEASED, PREPARED"})
    @DisplayName("RECONCILIATION-P3 an order that does not exist is given up, if money or goods are held for it")
    void givenUp(PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        assertThat(account(null, payment, stock, shipment).remedy()).contains(Remedy.GIVE_UP);
    }

    @ParameterizedTest(name = "payment {0}, stock {1}, shipment {2}")
    @CsvSource({
        "VOIDED, RESERVED, ",
        "REFUNDED, , ",
        "NEVER_CHARGED, RESERVED, ",
        "AUTHORIZED, RELEASED, ",
        " , NEVER_RESERVED, ",
        "AUTHORIZED, RESERVED, NEVER_PREPARED",
        "AUTHORIZED, RESERVED, CANCELLED",
    })
    @DisplayName("RECONCILIATION-P2 an order that the others were told to give up is rejected, where it does not know of that itself")
    void rejected(PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        assertThat(account(OrderStatus.PLACED, payment, stock, shipment).remedy()).contains(Remedy.REJECT);
    }

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}, shipment {3}")
    @CsvSource({
        "CONFIRMED, VOIDED, RESERVED, PREPARED",
        "CONFIRMED, CAPTURED, RELEASED, PREPARED",
        "CONFIRMED, DECLINED, RESERVED, ",
        "CONFIRMED, CAPTURED, RESERVED, CANCELLED",
        "CONFIRMED, CAPTURED, RESERVED, NEVER_PREPARED",
        "CONFIRMED, CAPTURED, SHIPPED, PREPARED",
        "CONFIRMED, CAPTURED, RELEASED, DISPATCHED",
        "SHIPPED, CAPTURED, SHIPPED, ",
        "SHIPPED, CAPTURED, SHIPPED, PREPARED",
        "SHIPPED, CAPTURED, RESERVED, CANCELLED",
        "SHIPPED, REFUNDED, SHIPPED, DISPATCHED",
    })
    @DisplayName("RECONCILIATION-P6 a contradiction that nothing said again would change, or only at the price of a second parcel, is"
            + " said to be one")
    void contradiction(OrderStatus order, PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        assertThat(account(order, payment, stock, shipment).remedy()).contains(Remedy.NONE_KNOWN);
    }

    @Test
    @DisplayName("RECONCILIATION-P6 the log names what each of the four says")
    void words() {
        assertThat(account(OrderStatus.PLACED, PaymentStatus.AUTHORIZED, null, null))
                .hasToString("order is PLACED, payment is AUTHORIZED, stock is unknown, shipment is unknown");
    }

    private static OrderAccount account(OrderStatus order, PaymentStatus payment, Reservation.Status stock, ShipmentStatus shipment) {
        return new OrderAccount(
                "o-1",
                Optional.ofNullable(order),
                Optional.ofNullable(payment),
                Optional.ofNullable(stock),
                Optional.ofNullable(shipment),
                Instant.EPOCH);
    }
}
