package dev.orderflow.web.deadletters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.deadletters.Attempt;
import dev.orderflow.deadletters.Cases.Content;
import dev.orderflow.deadletters.DeadLetter;
import dev.orderflow.deadletters.ProposedEdit;
import dev.orderflow.web.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dead letter, whole. */
@Schema(name = "WholeDeadLetter")
record WholeDeadLetterView(
        String id,
        String subscription,
        String type,
        String subject,
        String cause,
        Instant deadSince,
        int rounds,
        @Schema(enumeration = {"DEAD", "RETRIED", "EDITED", "DISCARDED", "REMOVED"},
                description = "DEAD while it lies in the queue; REMOVED when somebody took it out by hand") String state,
        @Schema(description = "The message as it came; bytes that are no text in UTF-8 as a data: address (RFC 2397); absent where it is"
                + " neither text nor bytes")
                String body,
        @Schema(type = SchemaType.OBJECT, description = "The message's properties") Map<String, String> properties,
        @Schema(description = "The latest first, at most 100, of all rounds") List<AttemptView> attempts,
        @Schema(description = "What was done with it") List<ActionView> actions,
        @Schema(description = "An edit that waits for another operator's approval; absent where none does") ProposedEditView proposedEdit) {

    static final int MOST_ATTEMPTS = 100;

    static WholeDeadLetterView of(
            DeadLetter letter, Content content, List<Attempt> attempts, List<ActionView> actions, Optional<ProposedEdit> edit) {
        Map<String, String> properties = new TreeMap<>();
        JsonNode object = Json.read(content.properties());
        object.fieldNames().forEachRemaining(name -> properties.put(name, object.get(name).asText()));
        return new WholeDeadLetterView(
                letter.id(), letter.subscription(), letter.type(), letter.subject(), letter.cause(), letter.deadSince(), letter.rounds(),
                letter.state().name(), content.body(), properties, attempts.stream().map(AttemptView::of).toList(), actions,
                edit.map(ProposedEditView::of).orElse(null));
    }

    /** A failed delivery. */
    @Schema(name = "Attempt")
    record AttemptView(
            @Schema(description = "1 for the first of a round") int attempt,
            @Schema(description = "The JMS message id of what was delivered") String messageId,
            Instant at,
            @Schema(description = "The class") String exception,
            String message,
            @Schema(description = "Class and message of what led to it") String rootCause,
            @Schema(description = "Its beginning") String stack,
            @Schema(description = "The node's ORDERFLOW_NODE") String node) {

        static AttemptView of(Attempt it) {
            return new AttemptView(it.attempt(), it.messageId(), it.at(), it.exception(), it.message(), it.rootCause(),
                    it.stack(), it.node());
        }
    }

    /** An edit that waits. */
    @Schema(name = "ProposedEdit")
    record ProposedEditView(
            @Schema(description = "To approve it by, or to turn it down") String id, String body, String reason, String who, Instant at) {

        static ProposedEditView of(ProposedEdit edit) {
            return new ProposedEditView(edit.id(), edit.body(), edit.reason(), edit.who(), edit.at());
        }
    }
}
