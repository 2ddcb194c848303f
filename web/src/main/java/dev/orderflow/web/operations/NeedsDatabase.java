package dev.orderflow.web.operations;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Refuses everybody at once with 503 while the database is known to be away, so that no thread waits for it. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface NeedsDatabase {}
