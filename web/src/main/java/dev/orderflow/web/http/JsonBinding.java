package dev.orderflow.web.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.orderflow.web.http.Problem.FieldError;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes records of JSON without ever converting: {@code "2"} is no number, {@code 1.5} is not 1. What does not fit becomes null and
 * is noted with its path. Fields that the record does not have are ignored, unless it wants {@link NothingElse}.
 *
 * <p>All limits hold while it reads: nothing is made of what is ignored, of the elements of a list beyond its {@link Size}, or of a
 * number beyond any use. So reading costs what the text is long, whatever is in it.
 *
 * <p>Not left to Jackson's own binding, because that stops at the first error.
 */
final class JsonBinding {

    private static final Pattern DECIMAL = Pattern.compile("-?+\\d{1,19}+(?:\\.\\d{1,19}+)?+");
    private static final int MOST_DIGITS = 38;
    /** Digits, as many zeros, a sign, a point and an exponent. */
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 64;

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private final JsonParser json;
    private final FieldErrors errors = new FieldErrors();
    private final Set<String> wrong = new HashSet<>();

    /** Binds what this parser reads; it stands at the first token. */
    JsonBinding(JsonParser json) {
        this.json = json;
    }

    /** The record that is the whole document, or null where that does not fit. */
    <T extends Record> T document(Class<T> type) throws IOException {
        return type.cast(record(type, ""));
    }

    private Object value(Type type, String path) throws IOException {
        Class<?> plain = (Class<?>) type;
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            // As good as absent, which is for a constraint to judge.
            return null;
        }
        if (plain.isRecord()) {
            return record(plain, path);
        }
        if (plain == String.class) {
            return text(path);
        }
        if (plain == Integer.class) {
            return wholeNumber(path);
        }
        if (plain == Boolean.class) {
            return truth(path);
        }
        if (plain == BigDecimal.class) {
            return decimal(path);
        }
        throw new IllegalArgumentException("A request cannot have a field of type " + type + ".");
    }

    private Object record(Class<?> type, String path) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            return wrong(path, "must be an object");
        }
        Shape shape = SHAPES.get(type);
        Object[] values = new Object[shape.components().length];
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            Integer place = shape.places().get(name);
            if (place != null) {
                values[place] = component(shape.components()[place], at(path, name));
            } else if (shape.nothingElse()) {
                wrong(at(path, name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…"), "is unknown");
            } else {
                json.skipChildren();
            }
        }
        return shape.make(values);
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Object component(RecordComponent component, String path) throws IOException {
        if (json.hasToken(JsonToken.VALUE_NULL)) {
            return null;
        }
        if (component.isAnnotationPresent(SeveralLines.class)) {
            return json.hasToken(JsonToken.VALUE_STRING) && Text.canBeKept(json.getText())
                    ? json.getText()
                    : wrong(path, "must be a string without NUL");
        }
        if (component.getGenericType() instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0], component.getAccessor().getAnnotation(Size.class), path);
        }
        return value(component.getGenericType(), path);
    }

    private Object list(Type elementType, Size size, String path) throws IOException {
        if (!json.isExpectedStartArrayToken()) {
            return wrong(path, "must be an array");
        }
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == size.max()) {
                do {
                    json.skipChildren();
                } while (json.nextToken() != JsonToken.END_ARRAY);
                return wrong(path, size.message());
            }
            elements.add(value(elementType, path + "[" + elements.size() + "]"));
        }
        return elements;
    }

    private Object text(String path) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return wrong(path, "must be a string");
        }
        return Text.isClean(json.getText()) ? json.getText() : wrong(path, "must not contain control characters");
    }

    private Object truth(String path) throws IOException {
        return json.currentToken().isBoolean() ? (Object) json.getBooleanValue() : wrong(path, "must be true or false");
    }

    private Object wholeNumber(String path) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            return wrong(path, "must be a whole number");
        }
        return json.getTextLength() <= LONGEST_NUMBER && json.getNumberType() == JsonParser.NumberType.INT
                ? (Object) json.getIntValue()
                : wrong(path, "is out of range");
    }

    private Object decimal(String path) throws IOException {
        if (json.hasToken(JsonToken.VALUE_STRING) && DECIMAL.matcher(json.getText()).matches()) {
            return new BigDecimal(json.getText());
        }
        if (!json.currentToken().isNumeric()) {
            return wrong(path, "must be a decimal number, as a string or a number");
        }
        BigDecimal number = number(json.getText());
        return number != null ? number : wrong(path, "is out of range");
    }

    /** Or null: 1e999999999 is a small text, but not a number that anyone should calculate with. */
    private static BigDecimal number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS ? number : null;
        } catch (NumberFormatException exponentBeyondAll) {
            return null;
        }
    }

    private Object wrong(String path, String message) throws IOException {
        json.skipChildren();
        errors.add(new FieldError(path, message));
        wrong.add(path);
        return null;
    }

    /** What was wrong so far. */
    FieldErrors errors() {
        return errors;
    }

    /** Whether this field, or what it is a part of, was noted already. */
    boolean failedAt(String field) {
        if (wrong.contains("")) {
            return true;
        }
        for (int end = field.length(); end > 0; end = Math.max(field.lastIndexOf('.', end - 1), field.lastIndexOf('[', end - 1))) {
            if (wrong.contains(field.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** What a record has, looked up once. */
    private record Shape(RecordComponent[] components, Map<String, Integer> places, boolean nothingElse, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < components.length; i++) {
                mustBeBounded(components[i]);
                places.put(components[i].getName(), i);
            }
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                return new Shape(components, Map.copyOf(places), type.isAnnotationPresent(NothingElse.class), constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException("A request cannot be of type " + type + ".", e);
            }
        }

        private static void mustBeBounded(RecordComponent component) {
            if (component.getType() == List.class && component.getAccessor().getAnnotation(Size.class) == null) {
                throw new IllegalArgumentException("A request cannot have a list without @Size: " + component + ".");
            }
        }

        Object make(Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("A request cannot be made of " + constructor + ".", e);
            }
        }
    }
}
