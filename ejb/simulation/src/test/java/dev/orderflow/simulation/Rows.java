package dev.orderflow.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of a table. A transaction gets copies, which take the place of the rows when it commits. */
final class Rows<T> {

    private final Map<String, T> committed = new TreeMap<>();
    private final Map<String, T> touched = new TreeMap<>();
    private final Constructor<T> constructor;
    private final List<Field> fields;

    Rows(Class<T> type) {
        try {
            constructor = type.getDeclaredConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        constructor.setAccessible(true);
        fields = Arrays.stream(type.getDeclaredFields()).filter(it -> !Modifier.isStatic(it.getModifiers())).toList();
        fields.forEach(it -> it.setAccessible(true));
    }

    /** The transaction's copy of the row, or null. */
    T find(String key) {
        return touched.computeIfAbsent(key, it -> committed.containsKey(it) ? copy(committed.get(it)) : null);
    }

    void add(String key, T row) {
        if (find(key) != null) {
            throw new IllegalStateException("There is a row with the key " + key);
        }
        touched.put(key, row);
    }

    /** What is committed. */
    Collection<T> all() {
        return committed.values();
    }

    void commit() {
        committed.putAll(touched);
        touched.clear();
    }

    void rollback() {
        touched.clear();
    }

    void clear() {
        committed.clear();
        touched.clear();
    }

    private T copy(T row) {
        try {
            T copy = constructor.newInstance();
            for (Field field : fields) {
                field.set(copy, copyOfCollection(field.get(row)));
            }
            return copy;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object copyOfCollection(Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return value instanceof Map<?, ?> map ? new TreeMap<>(map) : value;
    }
}
