package dev.orderflow;

import java.lang.reflect.Field;

/** Gives an entity the version that a database would have given it. */
public final class InVersion {

    private InVersion() {}

    /** The entity, in this version. */
    public static <T> T of(int version, T entity) {
        try {
            Field field = entity.getClass().getDeclaredField("version");
            field.setAccessible(true);
            field.setInt(entity, version);
            return entity;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
