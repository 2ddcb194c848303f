package dev.orderflow.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the body of a request into a record and finds everything that is wrong with it, not only the first thing. */
public final class RequestJson {

    /** The largest body, in bytes; a hundred lines take about ten thousand. */
    static final int LIMIT = 64 * 1024;

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Validator validator;

    /** Checks the constraints on the records with this validator. */
    public RequestJson(Validator validator) {
        this.validator = validator;
    }

    /**
     * The request in this body.
     *
     * @throws Refusal when the body is too large, is not JSON, or has fields of a wrong type or against a constraint
     */
    public <T extends Record> T read(InputStream body, Class<T> type) throws IOException {
        Reading<T> reading = bind(tree(body), type);
        if (!reading.errors().isEmpty()) {
            throw new Refusal(Problem.invalid(reading.errors()));
        }
        return reading.request();
    }

    /** What came of reading: the request, or everything that is wrong with it. */
    record Reading<T>(T request, List<FieldError> errors) {}

    /** The request in one line of a body that has several. */
    <T extends Record> Reading<T> readLine(byte[] line, Class<T> type) throws IOException {
        try {
            return bind(Json.MAPPER.readTree(line), type);
        } catch (JsonProcessingException e) {
            String position = e.getLocation() == null ? "" : ", from column " + e.getLocation().getColumnNr() + " on";
            return new Reading<>(null, List.of(new FieldError(RequestLines.WHOLE_LINE, "is not JSON" + position)));
        } catch (CharConversionException e) {
            return new Reading<>(null, List.of(new FieldError(RequestLines.WHOLE_LINE, "is not text in UTF-8")));
        }
    }

    private <T extends Record> Reading<T> bind(JsonNode tree, Class<T> type) {
        JsonBinding binding = new JsonBinding();
        T request = type.cast(binding.bind(tree, type, ""));
        List<FieldError> errors = new ArrayList<>(binding.errors());
        if (request != null) {
            validator.validate(request).stream()
                    .map(RequestJson::fieldError)
                    .filter(error -> !binding.failedAt(error.field()))
                    .forEach(errors::add);
        }
        errors.sort(Comparator.comparing(RequestJson::inOrder).thenComparing(FieldError::message));
        return new Reading<>(request, errors);
    }

    /**
     * Refuses a body that says beforehand that it is too large, so that none of it need be read.
     *
     * @throws Refusal with status 413
     */
    static void mustNotBeTooLarge(String contentLength) {
        if (contentLength != null && contentLength.matches("0*\\d{1,18}") && Long.parseLong(contentLength) > LIMIT) {
            throw tooLarge();
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(ProblemKind.TOO_LARGE, "The body is larger than " + LIMIT + " bytes.");
    }

    private static JsonNode tree(InputStream body) throws IOException {
        // Counted, because a chunked request does not say its length.
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw tooLarge();
        }
        try {
            JsonNode tree = Json.MAPPER.readTree(bytes);
            if (tree.isMissingNode()) {
                throw new Refusal(ProblemKind.NOT_JSON, "The body is empty.");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new Refusal(ProblemKind.NOT_JSON, "The body is not JSON" + position(e) + ".");
        } catch (CharConversionException e) {
            throw new Refusal(ProblemKind.NOT_JSON, "The body is not text in UTF-8.");
        }
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ", from line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + " on";
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        // A constraint on the elements of a list is said to be at "lines[0].<list element>".
        String field = violation.getPropertyPath().toString().replaceAll("\\.?<[^>]*>", "");
        return new FieldError(field, violation.getMessage());
    }

    /** With numbers of equal length, so that lines[2] comes before lines[10]. */
    private static String inOrder(FieldError error) {
        return NUMBER.matcher(error.field()).replaceAll(number -> "0".repeat(Math.max(0, 10 - number.group().length())) + number.group());
    }
}
