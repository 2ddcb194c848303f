package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.Filter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which dead letters to retry, how many and how fast. */
@Schema(name = "RetryMany")
public record RetryRequest(
        @Size(max = 255, message = "must have at most 255 characters") @Schema(example = "payment.orders") String subscription,
        @Size(max = 255, message = "must have at most 255 characters") @Schema(example = "OrderPlaced") String type,
        @Size(max = 255, message = "must have at most 255 characters") @Schema(description = "As a group has it") String cause,
        @Min(value = 1, message = "must be at least 1") @Schema(description = "How many at most; all where it is absent") Integer limit,
        @Min(value = 1, message = "must be at least 1")
                @Max(value = 10_000, message = "must be at most 10000")
                @Schema(defaultValue = "50") Integer ratePerSecond) {

    Filter filter() {
        return new Filter(given(subscription), given(type), given(cause));
    }

    private static Optional<String> given(String text) {
        return Optional.ofNullable(text).filter(it -> !it.isEmpty());
    }
}
