package dev.orderflow.web.orders;

import dev.orderflow.orders.Money;
import dev.orderflow.orders.PlaceOrder;
import dev.orderflow.web.http.CurrencyCode;
import dev.orderflow.web.http.Sku;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client sends to place an order. Prices are not in it; they come from the catalogue. */
@Schema(name = "PlaceOrder", description = "An order to place; prices come from the catalogue")
public record PlaceOrderRequest(
        @NotBlank(message = "must not be blank")
                @Size(max = PlaceOrder.LONGEST_NAME, message = "must have at most " + PlaceOrder.LONGEST_NAME + " characters")
                @Schema(description = "Of a customer its own name", example = "c-1")
                String customerId,
        @NotNull(message = "must not be missing") @CurrencyCode @Schema(description = "ISO 4217", example = "EUR")
                String currency,
        @NotBlank(message = "must not be blank")
                @Size(max = PlaceOrder.LONGEST_TOKEN, message = "must have at most " + PlaceOrder.LONGEST_TOKEN + " characters")
                @Schema(description = "What the payment provider knows the customer's means of payment by", example = "tok_visa")
                String paymentToken,
        @NotEmpty(message = "must have at least one line")
                @Size(max = PlaceOrder.MOST_ITEMS, message = "must have at most " + PlaceOrder.MOST_ITEMS + " lines")
                List<@NotNull(message = "must not be null") @Valid Line> lines) {

    /** So many pieces of one product. */
    @Schema(name = "PlaceOrderLine")
    public record Line(
            @NotBlank(message = "must not be blank") @Sku @Schema(example = "BOOK-1") String sku,
            @NotNull(message = "must not be missing") @Min(value = 1, message = "must be at least 1")
                    @Max(value = PlaceOrder.MOST_PIECES, message = "must be at most " + PlaceOrder.MOST_PIECES)
                    @Schema(example = "2")
                    Integer quantity) {}

    /** The same in words of the trade; only for a valid request. */
    PlaceOrder command() {
        return new PlaceOrder(
                customerId,
                Money.tender(currency).orElseThrow(),
                paymentToken,
                lines.stream().map(line -> new PlaceOrder.Item(line.sku(), line.quantity())).toList());
    }
}
