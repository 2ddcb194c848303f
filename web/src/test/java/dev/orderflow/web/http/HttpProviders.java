package dev.orderflow.web.http;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.List;

/** What every request passes, made as a container makes it. */
public final class HttpProviders {

    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();
    private static final List<Object> ALL = made();

    private HttpProviders() {}

    /** All of them, the same for each test: of requests they know nothing, and the description of the API is read once. */
    public static List<Object> all() {
        return ALL;
    }

    private static List<Object> made() {
        ProblemAnswers answers = new ProblemAnswers();
        RefusedByServer refused = new RefusedByServer();
        refused.answers = answers;
        JsonBodyReader reader = new JsonBodyReader();
        reader.validator = VALIDATOR;
        reader.prepare();
        KnownParameters parameters = new KnownParameters();
        parameters.prepare();
        return List.of(
                answers, refused, reader, parameters, new JsonBodyWriter(), new RequestHead(), new PreconditionsFilter(),
                new RelativeLocation(), new NotKept());
    }

    /** Reads bodies of several lines. */
    public static RequestLines lines() {
        RequestLines lines = new RequestLines();
        lines.validator = VALIDATOR;
        lines.prepare();
        return lines;
    }
}
