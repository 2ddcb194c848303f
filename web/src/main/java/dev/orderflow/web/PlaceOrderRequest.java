package dev.orderflow.web;

import dev.orderflow.orders.PlaceOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sends to place an order. Prices are not in it; they come from the catalogue. */
@Schema(name = "PlaceOrder", description = "An order to place; prices come from the catalogue")
public record PlaceOrderRequest(
        @NotBlank(message = "must not be blank") @Size(max = 64, message = "must have at most 64 characters")
                @Schema(description = "Of a customer its own name", example = "c-1")
                String customerId,
        @NotNull(message = "must not be missing") @CurrencyCode @Schema(description = "ISO 4217", example = "EUR")
                String currency,
        @NotBlank(message = "must not be blank") @Size(max = 255, message = "must have at most 255 characters")
                @Schema(description = "What the payment provider knows the customer's means of payment by", example = "tok_visa")
                String paymentToken,
        @NotEmpty(message = "must have at least one line") @Size(max = 100, message = "must have at most 100 lines")
                List<@NotNull(message = "must not be null") @Valid Line> lines) {

    /** So many pieces of one product. */
    @Schema(name = "PlaceOrderLine")
    public record Line(
            @NotBlank(message = "must not be blank") @Size(max = 64, message = "must have at most 64 characters")
                    @Schema(example = "BOOK-1")
                    String sku,
            @NotNull(message = "must not be missing") @Min(value = 1, message = "must be at least 1")
                    @Max(value = 10_000, message = "must be at most 10000")
                    @Schema(example = "2")
                    Integer quantity) {}

    /** The same in words of the trade; only for a valid request. */
    PlaceOrder command() {
        return new PlaceOrder(
                customerId,
                Currency.getInstance(currency),
                paymentToken,
                lines.stream().map(line -> new PlaceOrder.Item(line.sku(), line.quantity())).toList());
    }
}
