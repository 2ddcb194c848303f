package dev.orderflow.web.http;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with a request, or with the server, as RFC 9457 has it. The type is stable and names the kind; the detail is for
 * people and may change.
 *
 * @param instance names the entry in the server's log, where there is one
 * @param errors the fields that are wrong; only where the kind is {@code invalid}
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, Problem Details for HTTP APIs</a>
 */
@Schema(description = "What is wrong, as RFC 9457 has it")
public record Problem(
        @Schema(example = "urn:orderflow:problem:invalid") URI type,
        @Schema(example = "The request is invalid") String title,
        @Schema(example = "422") int status,
        String detail,
        @Schema(description = "Names the entry in the server's log, where there is one") URI instance,
        @Schema(description = "The fields that are wrong; only where the kind is \"invalid\"") List<FieldError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * A field that is wrong.
     *
     * @param line where the body has one document a line: the number of the line, from 1; null elsewhere
     * @param field its path, such as {@code lines[0].quantity}, or empty where the whole is wrong
     * @param message what is wrong with it
     */
    public record FieldError(
            @Schema(description = "Where the body has one document a line: the number of the line, from 1", example = "3") Integer line,
            @Schema(example = "lines[0].quantity") String field,
            @Schema(example = "must be a whole number") String message) {

        /** A field of a body that is one document. */
        public FieldError(String field, String message) {
            this(null, field, message);
        }

        /** The same in a body of several lines. */
        public FieldError inLine(int number) {
            return new FieldError(number, field, message);
        }
    }

    /** A problem of this kind. */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind.type(), kind.title(), kind.status(), detail, null, List.of());
    }

    /** Fields are wrong; of very many the first hundred are listed. */
    public static Problem invalid(List<FieldError> errors) {
        return invalid(errors.size(), errors.subList(0, Math.min(errors.size(), FieldErrors.MOST)));
    }

    /** The same. */
    static Problem invalid(FieldErrors errors) {
        return invalid(errors.count(), errors.kept());
    }

    private static Problem invalid(int count, List<FieldError> listed) {
        ProblemKind kind = ProblemKind.INVALID;
        String detail = count == 1 ? "One field is wrong." : count + " fields are wrong.";
        if (count > listed.size()) {
            detail += " The first " + listed.size() + " are listed.";
        }
        return new Problem(kind.type(), kind.title(), kind.status(), detail, null, List.copyOf(listed));
    }

    /** One field is wrong. */
    public static Problem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** Something here is broken; the id leads to the entry in the log. */
    public static Problem internal(UUID id) {
        ProblemKind kind = ProblemKind.INTERNAL_ERROR;
        return new Problem(
                kind.type(),
                kind.title(),
                kind.status(),
                "The server failed to handle the request. Its log has the cause, under the id in \"instance\".",
                URI.create("urn:uuid:" + id),
                List.of());
    }

    /** About nothing more than an HTTP status (RFC 9457, 4.2.1). */
    static Problem about(int status, String phrase) {
        return new Problem(URI.create("about:blank"), phrase, status, null, null, List.of());
    }
}
