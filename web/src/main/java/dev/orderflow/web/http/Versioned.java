package dev.orderflow.web.http;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The method is about something that has an entity tag, and judges the {@link Preconditions} of a request itself. */
@Retention(RUNTIME)
@Target(METHOD)
public @interface Versioned {}
