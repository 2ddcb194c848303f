package dev.orderflow.web.http;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a body that has a JSON document in each line, as it comes in, and finds everything that is wrong with any of them. Lines with
 * nothing but white space are skipped, but counted.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
@ApplicationScoped
public class RequestLines {

    /** The field where a whole line is wrong, as it is where a whole body is. */
    static final String WHOLE_LINE = "";

    /** The largest body, in bytes: a thousand of the largest orders that anyone should place. */
    public static final int LIMIT = 16 * 1024 * 1024;

    @Inject
    Validator validator;

    private RequestJson json;

    @PostConstruct
    void prepare() {
        json = new RequestJson(validator);
    }

    /** A request and the number of its line, from 1. */
    public record Line<T>(int number, T request) {}

    /**
     * The requests in this body.
     *
     * @param most so many requests at most
     * @throws Refusal with status 413 when there are more, or the body or one of its lines is too large; with 422, naming lines and
     *     fields, when any line is not JSON or has fields of a wrong type or against a constraint, or there is no request at all
     */
    public <T extends Record> List<Line<T>> read(InputStream body, Class<T> type, int most) throws IOException {
        List<Line<T>> lines = new ArrayList<>();
        FieldErrors errors = new FieldErrors();
        int found = 0;
        Source source = new Source(body);
        for (byte[] text = source.next(); text != null; text = source.next()) {
            if (isBlank(text)) {
                continue;
            }
            if (++found > most) {
                throw new Refusal(ProblemKind.TOO_LARGE, "The body has more than " + most + " lines.");
            }
            RequestJson.Parsed<T> reading = json.readLine(text, type);
            int number = source.number;
            errors.addInLine(number, reading.errors());
            if (errors.count() == 0) {
                lines.add(new Line<>(number, reading.request()));
            }
        }
        if (found == 0) {
            throw new Refusal(Problem.invalid(WHOLE_LINE, "must have at least one line"));
        }
        if (errors.count() > 0) {
            throw new Refusal(Problem.invalid(errors));
        }
        return lines;
    }

    private static boolean isBlank(byte[] text) {
        for (byte one : text) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The body, line by line; no more of it is in memory than one line. */
    private static final class Source {

        private final InputStream body;
        private final byte[] buffer = new byte[8 * 1024];
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private int begin;
        private int end;
        private int number;
        private int bytes;

        Source(InputStream body) {
            this.body = body;
        }

        /** The next line without its end, or null where there is none. */
        byte[] next() throws IOException {
            if (!filled()) {
                return null;
            }
            number++;
            line.reset();
            boolean whole = false;
            while (!whole && filled()) {
                int newline = newline();
                mustNotBeTooLarge(line.size() + newline - begin);
                line.write(buffer, begin, newline - begin);
                whole = newline < end;
                begin = whole ? newline + 1 : end;
            }
            bytes += line.size() + 1;
            mustNotBeTooLarge(0);
            return line.toByteArray();
        }

        private boolean filled() throws IOException {
            if (begin == end) {
                begin = 0;
                end = Math.max(0, body.read(buffer));
            }
            return begin < end;
        }

        private int newline() {
            int at = begin;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            return at;
        }

        private void mustNotBeTooLarge(int length) {
            if (length > RequestJson.LIMIT) {
                throw new Refusal(ProblemKind.TOO_LARGE, "Line " + number + " is larger than " + RequestJson.LIMIT + " bytes.");
            }
            if (bytes + length > LIMIT) {
                throw new Refusal(ProblemKind.TOO_LARGE, "The body is larger than " + LIMIT + " bytes.");
            }
        }
    }
}
