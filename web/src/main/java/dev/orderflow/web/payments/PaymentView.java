package dev.orderflow.web.payments;

import dev.orderflow.payment.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The money for one order. */
@Schema(name = "Payment")
record PaymentView(
        String orderId,
        @Schema(type = SchemaType.STRING, format = "decimal", example = "59.98") BigDecimal amount,
        @Schema(example = "EUR") String currency,
        @Schema(enumeration = {"AUTHORIZED", "DECLINED", "CAPTURED", "VOIDED", "REFUNDED"}) String status,
        @Schema(description = "Why it was declined; absent otherwise") String reason,
        Instant updatedAt) {

    static PaymentView of(Payment payment) {
        return new PaymentView(
                payment.orderId(),
                payment.amount(),
                payment.currency().getCurrencyCode(),
                payment.status().name(),
                payment.reason().orElse(null),
                payment.updatedAt());
    }
}
