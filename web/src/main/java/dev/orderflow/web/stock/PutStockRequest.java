package dev.orderflow.web.stock;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an operator sends to set what is on hand. */
@Schema(name = "PutStock")
public record PutStockRequest(
        @Schema(description = "The one of the address, or absent") String sku,
        @NotNull(message = "must not be missing") @Min(value = 0, message = "must not be negative")
                @Max(value = 1_000_000_000, message = "must be at most 1000000000")
                @Schema(example = "100")
                Integer onHand) {}
