package dev.orderflow.web.login;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Refuses everybody but operators with 403. Not {@code @RolesAllowed}, which each server obeys in its own way, or not at all. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface OperatorsOnly {}
