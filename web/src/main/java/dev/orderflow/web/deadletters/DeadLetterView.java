package dev.orderflow.web.deadletters;

import dev.orderflow.deadletters.DeadLetter;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter in a list. */
@Schema(name = "DeadLetter")
record DeadLetterView(
        String id,
        @Schema(description = "The subscription that failed", example = "payment.orders") String subscription,
        @Schema(description = "Of the event; empty where the message does not say", example = "OrderPlaced") String type,
        @Schema(description = "The id of the order; empty where the message does not say") String subject,
        @Schema(description = "The root cause of its last attempt, without what differs from one message to the next",
                example = "ProviderFault: The payment provider is broken.") String cause,
        Instant deadSince,
        @Schema(description = "How often it came into the dead-letter queue") int rounds) {

    static DeadLetterView of(DeadLetter letter) {
        return new DeadLetterView(
                letter.id(), letter.subscription(), letter.type(), letter.subject(), letter.cause(), letter.deadSince(), letter.rounds());
    }
}
