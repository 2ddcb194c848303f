package dev.orderflow.web.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request into a record and finds everything that is wrong with it, not only the first thing. */
public final class RequestJson {

    /** The largest body, in bytes; a hundred lines take about ten thousand. */
    static final int LIMIT = 64 * 1024;

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
        Parsed<T> reading = bind(bytes(body), type);
        if (reading.unreadable() != null) {
            throw new Refusal(ProblemKind.NOT_JSON, "The body " + reading.unreadable() + ".");
        }
        if (reading.errors().count() > 0) {
            throw new Refusal(Problem.invalid(reading.errors()));
        }
        return reading.request();
    }

    /**
     * What came of reading: the request, or everything that is wrong with it.
     *
     * @param unreadable why the text cannot be read at all, such as {@code is not JSON}; null where it can
     */
    record Parsed<T>(T request, FieldErrors errors, String unreadable) {}

    /** The request in one line of a body that has several. */
    <T extends Record> Parsed<T> readLine(byte[] line, Class<T> type) throws IOException {
        Parsed<T> reading = bind(line, type);
        if (reading.unreadable() != null) {
            // A line has no lines.
            reading.errors().add(new FieldError(RequestLines.WHOLE_LINE, reading.unreadable().replace("line 1, ", "")));
        }
        return reading;
    }

    private <T extends Record> Parsed<T> bind(byte[] text, Class<T> type) throws IOException {
        try (JsonParser json = Json.OF_STRANGERS.createParser(text)) {
            if (json.nextToken() == null) {
                return unreadable("is empty");
            }
            JsonBinding binding = new JsonBinding(json);
            T request = binding.document(type);
            if (json.nextToken() != null) {
                return unreadable("is not JSON" + position(json.currentTokenLocation()));
            }
            return new Parsed<>(request, allErrors(binding, request), null);
        } catch (StreamConstraintsException e) {
            return unreadable("is nested deeper than " + Json.DEEPEST + " levels");
        } catch (JsonProcessingException e) {
            return unreadable("is not JSON" + position(e.getLocation()));
        } catch (CharConversionException e) {
            return unreadable("is not text in UTF-8");
        }
    }

    private static <T> Parsed<T> unreadable(String why) {
        return new Parsed<>(null, new FieldErrors(), why);
    }

    private FieldErrors allErrors(JsonBinding binding, Record request) {
        FieldErrors errors = binding.errors();
        if (request != null) {
            validator.validate(request).stream()
                    .map(RequestJson::fieldError)
                    .filter(error -> !binding.failedAt(error.field()))
                    .forEach(errors::add);
        }
        return errors.sorted();
    }

    /**
     * Refuses a body that says beforehand that it is too large, so that none of it need be read.
     *
     * @throws Refusal with status 413
     */
    static void mustNotBeTooLarge(String contentLength) {
        if (contentLength != null && contentLength.matches("\\d{1,18}+") && Long.parseLong(contentLength) > LIMIT) {
            throw tooLarge();
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(ProblemKind.TOO_LARGE, "The body is larger than " + LIMIT + " bytes.");
    }

    private static byte[] bytes(InputStream body) throws IOException {
        // Counted, because a chunked request does not say its length.
        byte[] bytes = body.readNBytes(LIMIT + 1);
        if (bytes.length > LIMIT) {
            throw tooLarge();
        }
        return bytes;
    }

    private static String position(JsonLocation where) {
        return where == null ? "" : ", from line " + where.getLineNr() + ", column " + where.getColumnNr() + " on";
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        // A constraint on the elements of a list is said to be at "lines[0].<list element>".
        String field = violation.getPropertyPath().toString().replaceAll("\\.?+<[^>]*+>", "");
        return new FieldError(field, violation.getMessage());
    }
}
