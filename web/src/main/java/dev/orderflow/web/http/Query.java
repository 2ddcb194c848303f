package dev.orderflow.web.http;

import static java.util.stream.Collectors.joining;

import dev.orderflow.web.http.Problem.FieldError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The filters of a list, read one by one; what is wrong with any of them is told all at once. An empty value is no filter. */
public final class Query {

    static final int DEFAULT_LIMIT = 50;
    /** The largest page. */
    public static final int MOST = 200;

    private static final int LONGEST = 64;

    private final MultivaluedMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    /** The parameters of a request. */
    public Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Whether it is there, and not empty. */
    public boolean isGiven(String name) {
        return Optional.ofNullable(parameters.getFirst(name)).filter(it -> !it.isEmpty()).isPresent();
    }

    /** A name, id or SKU. */
    public Optional<String> text(String name) {
        return text(name, LONGEST);
    }

    /** A text of at most so many characters. */
    public Optional<String> text(String name, int longest) {
        Optional<String> text = Optional.ofNullable(parameters.getFirst(name)).filter(it -> !it.isEmpty());
        boolean good = text.map(it -> it.length() <= longest && Text.isClean(it)).orElse(true);
        if (!good) {
            wrong(name, "must have at most " + longest + " characters, none of them a control character");
        }
        return text.filter(it -> good);
    }

    /**
     * The key that the page before ended with.
     *
     * @param isOne whether there can be such a key
     * @param what what it must be, such as {@code the id of an order}
     */
    public Optional<String> after(Predicate<String> isOne, String what) {
        Optional<String> key = text("after");
        if (key.isPresent() && !isOne.test(key.get())) {
            wrong("after", "must be " + what);
        }
        return key;
    }

    /** One of the constants of an enum, in its exact spelling. */
    public <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> type) {
        return text(name).flatMap(value -> {
            Optional<E> constant = Arrays.stream(type.getEnumConstants())
                    .filter(it -> it.name().equals(value))
                    .findFirst();
            if (constant.isEmpty()) {
                wrong(name, "must be one of " + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(joining(", ")));
            }
            return constant;
        });
    }

    /** How many at most; 50 where the client does not say. */
    public int limit() {
        return limit(DEFAULT_LIMIT);
    }

    /** How many at most; so many where the client does not say. */
    public int limit(int otherwise) {
        return text("limit").map(this::limit).orElse(otherwise);
    }

    private int limit(String value) {
        int limit = value.matches("\\d{1,4}") ? Integer.parseInt(value) : 0;
        if (limit < 1 || limit > MOST) {
            wrong("limit", "must be a whole number from 1 to " + MOST);
            return DEFAULT_LIMIT;
        }
        return limit;
    }

    /** This one is wrong. */
    public void wrong(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /**
     * To be asked when all filters have been read.
     *
     * @throws Refusal when any of them is wrong
     */
    public void mustBeValid() {
        if (!errors.isEmpty()) {
            throw new Refusal(Problem.invalid(errors));
        }
    }
}
