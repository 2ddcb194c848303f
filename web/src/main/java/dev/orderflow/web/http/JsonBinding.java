package dev.orderflow.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orderflow.web.http.Problem.FieldError;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Makes records of JSON without ever converting: {@code "2"} is no number, {@code 1.5} is not 1. What does not fit becomes null and
 * is noted with its path. Fields that the record does not have are ignored, unless it wants {@link NothingElse}.
 *
 * <p>Not left to Jackson's own binding, because that stops at the first error.
 */
final class JsonBinding {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,19}(\\.\\d{1,19})?");
    private static final int MOST_DIGITS = 38;

    private final List<FieldError> errors = new ArrayList<>();

    /** The value for this type: String, Integer, BigDecimal, a list or a record of such; null where it is absent or does not fit. */
    Object bind(JsonNode node, Type type, String path) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return absent(node) ? null : list(node, list.getActualTypeArguments()[0], path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            // The body itself must be an object; a field may be absent, which is for a constraint to judge.
            return absent(node) && !path.isEmpty() ? null : record(node, plain, path);
        }
        if (absent(node)) {
            return null;
        }
        if (plain == String.class) {
            return text(node, path);
        }
        if (plain == Integer.class) {
            return wholeNumber(node, path);
        }
        if (plain == BigDecimal.class) {
            return decimal(node, path);
        }
        throw new IllegalArgumentException("A request cannot have a field of type " + type + ".");
    }

    private static boolean absent(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    private Object record(JsonNode node, Class<?> type, String path) {
        if (!node.isObject()) {
            return wrong(path, "must be an object");
        }
        RecordComponent[] components = type.getRecordComponents();
        if (type.isAnnotationPresent(NothingElse.class)) {
            unknown(node, components).forEach(name -> wrong(at(path, name), "is unknown"));
        }
        Object[] values = Arrays.stream(components).map(it -> component(node.get(it.getName()), it, at(path, it.getName()))).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("A request cannot be of type " + type + ".", e);
        }
    }

    private static Set<String> unknown(JsonNode node, RecordComponent[] components) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        Arrays.stream(components).map(RecordComponent::getName).forEach(names::remove);
        return names;
    }

    private static String at(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private Object component(JsonNode node, RecordComponent component, String path) {
        if (component.isAnnotationPresent(SeveralLines.class) && !absent(node)) {
            return node.isTextual() && Text.canBeKept(node.textValue()) ? node.textValue() : wrong(path, "must be a string without NUL");
        }
        return bind(node, component.getGenericType(), path);
    }

    private Object list(JsonNode node, Type elementType, String path) {
        if (!node.isArray()) {
            return wrong(path, "must be an array");
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(bind(node.get(i), elementType, path + "[" + i + "]"));
        }
        return elements;
    }

    private Object text(JsonNode node, String path) {
        if (!node.isTextual()) {
            return wrong(path, "must be a string");
        }
        return Text.isClean(node.textValue()) ? node.textValue() : wrong(path, "must not contain control characters");
    }

    private Object wholeNumber(JsonNode node, String path) {
        if (!node.isIntegralNumber()) {
            return wrong(path, "must be a whole number");
        }
        return node.canConvertToInt() ? (Object) node.intValue() : wrong(path, "is out of range");
    }

    private Object decimal(JsonNode node, String path) {
        if (node.isTextual() && DECIMAL.matcher(node.textValue()).matches()) {
            return new BigDecimal(node.textValue());
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            // 1e999999999 is a small text, but not a number that anyone should calculate with.
            return number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS ? number : wrong(path, "is out of range");
        }
        return wrong(path, "must be a decimal number, as a string or a number");
    }

    private Object wrong(String path, String message) {
        errors.add(new FieldError(path, message));
        return null;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Whether this field, or what it is a part of, was noted already. */
    boolean failedAt(String field) {
        return errors.stream().anyMatch(error ->
                field.equals(error.field()) || field.startsWith(error.field() + ".") || field.startsWith(error.field() + "["));
    }
}
