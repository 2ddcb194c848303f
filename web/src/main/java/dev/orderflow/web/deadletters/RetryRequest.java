package dev.orderflow.web.deadletters;

import static java.util.stream.Collectors.joining;

import dev.orderflow.deadletters.Filter;
import dev.orderflow.web.http.NothingElse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which dead letters to retry, how many and how fast. An empty text is a filter as any other: a group may have no type. */
@NothingElse
@Schema(name = "RetryMany")
public record RetryRequest(
        @Size(max = 255, message = "must have at most 255 characters") @Schema(example = "payment.orders") String subscription,
        @Size(max = 255, message = "must have at most 255 characters") @Schema(example = "OrderPlaced") String type,
        @Size(max = 255, message = "must have at most 255 characters") @Schema(description = "As a group has it") String cause,
        @Min(value = 1, message = "must be at least 1") @Schema(description = "How many at most; all where it is absent") Integer limit,
        @Min(value = 1, message = "must be at least 1")
                @Max(value = 10_000, message = "must be at most 10000")
                @Schema(defaultValue = "50") Integer ratePerSecond) {

    /** What an entry of the audit list has room for, in characters. */
    private static final int LONGEST_SUBJECT = 255;

    Filter filter() {
        return new Filter(Optional.ofNullable(subscription), Optional.ofNullable(type), Optional.ofNullable(cause));
    }

    /** Which ones, for the audit list, cut where it is longer than that has room for: both names may be as long alone. */
    String inShort() {
        return inShort(subscription, type);
    }

    /** Of a group, the same. */
    static String inShort(String subscription, String type) {
        String names = Stream.of(subscription, type).map(it -> it == null ? "*" : it).collect(joining(" "));
        return names.codePointCount(0, names.length()) <= LONGEST_SUBJECT
                ? names
                : names.substring(0, names.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
