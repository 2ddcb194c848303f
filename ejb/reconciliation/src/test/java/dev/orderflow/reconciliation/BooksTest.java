package dev.orderflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.inventory.Reservation;
import dev.orderflow.orders.OrderStatus;
import dev.orderflow.payment.PaymentStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BooksTest {

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}")
    @CsvSource({
        "CONFIRMED, CAPTURED, RESERVED",
        "REJECTED, DECLINED, RELEASED",
        "REJECTED, VOIDED, SHORT",
        "REJECTED, , ",
        "CANCELLED, REFUNDED, RELEASED",
        "CANCELLED, NEVER_CHARGED, NEVER_RESERVED",
        "SHIPPED, CAPTURED, RESERVED",
        " , VOIDED, RELEASED",
        " , REFUNDED, NEVER_RESERVED",
        " , DECLINED, SHORT",
        " , , ",
    })
    @DisplayName("P7 where the books agree nothing is to be done")
    void agree(OrderStatus order, PaymentStatus payment, Reservation.Status stock) {
        assertThat(books(order, payment, stock).remedy()).isEmpty();
    }

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}")
    @CsvSource({
        "PLACED, , ",
        "PLACED, AUTHORIZED, ",
        "PLACED, , RESERVED",
        "PLACED, AUTHORIZED, RESERVED",
        "PLACED, DECLINED, RESERVED",
        "PLACED, AUTHORIZED, SHORT",
        "PLACED, CAPTURED, RESERVED",
        "CONFIRMED, , RESERVED",
        "CONFIRMED, CAPTURED, ",
        "CONFIRMED, AUTHORIZED, SHORT",
    })
    @DisplayName("P1 an order without a decision, or with one that the others do not bear out, is announced again")
    void placedAgain(OrderStatus order, PaymentStatus payment, Reservation.Status stock) {
        assertThat(books(order, payment, stock).remedy()).contains(Remedy.PLACED_AGAIN);
    }

    @ParameterizedTest(name = "order {0}, payment {1}, stock {2}")
    @CsvSource({
        "CONFIRMED, AUTHORIZED, RESERVED",
        "SHIPPED, AUTHORIZED, RESERVED",
        "REJECTED, AUTHORIZED, ",
        "REJECTED, DECLINED, RESERVED",
        "REJECTED, CAPTURED, SHORT",
        "CANCELLED, CAPTURED, RELEASED",
        "CANCELLED, VOIDED, RESERVED",
    })
    @DisplayName("P2 a decision without its effect is announced again")
    void decidedAgain(OrderStatus order, PaymentStatus payment, Reservation.Status stock) {
        assertThat(books(order, payment, stock).remedy()).contains(Remedy.DECIDED_AGAIN);
    }

    @ParameterizedTest(name = "payment {0}, stock {1}")
    @CsvSource({"AUTHORIZED, ", "CAPTURED, RELEASED", " , RESERVED", "DECLINED, RESERVED"})
    @DisplayName("P3 an order that does not exist is given up, if money or stock is held for it")
    void givenUp(PaymentStatus payment, Reservation.Status stock) {
        assertThat(books(null, payment, stock).remedy()).contains(Remedy.GIVE_UP);
    }

    @ParameterizedTest(name = "payment {0}, stock {1}")
    @CsvSource({"VOIDED, RESERVED", "REFUNDED, ", "NEVER_CHARGED, RESERVED", "AUTHORIZED, RELEASED", " , NEVER_RESERVED"})
    @DisplayName("P2 an order that the others were told to give up is rejected, where it does not know of that itself")
    void rejected(PaymentStatus payment, Reservation.Status stock) {
        assertThat(books(OrderStatus.PLACED, payment, stock).remedy()).contains(Remedy.REJECT);
    }

    @ParameterizedTest(name = "payment {0}, stock {1}")
    @CsvSource({"VOIDED, RESERVED", "CAPTURED, RELEASED", "DECLINED, RESERVED"})
    @DisplayName("P6 a contradiction that nothing said again would change is said to be one")
    void contradiction(PaymentStatus payment, Reservation.Status stock) {
        assertThat(books(OrderStatus.CONFIRMED, payment, stock).remedy()).contains(Remedy.NONE_KNOWN);
    }

    @Test
    @DisplayName("P6 the log names what each of the three says")
    void words() {
        assertThat(books(OrderStatus.PLACED, PaymentStatus.AUTHORIZED, null))
                .hasToString("order is PLACED, payment is AUTHORIZED, stock is unknown");
    }

    private static Books books(OrderStatus order, PaymentStatus payment, Reservation.Status stock) {
        return new Books(
                "o-1", Optional.ofNullable(order), Optional.ofNullable(payment), Optional.ofNullable(stock), Instant.EPOCH);
    }
}
