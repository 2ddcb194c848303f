package dev.orderflow.web.orders;

import dev.orderflow.orders.Order;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sends to cancel an order. */
@Schema(name = "CancelOrder")
public record CancelOrderRequest(
        @NotBlank(message = "must not be blank")
                @Size(max = Order.LONGEST_REASON, message = "must have at most " + Order.LONGEST_REASON + " characters")
                @Schema(description = "Why, in the customer's words", example = "changed my mind")
                String reason) {}
