package dev.orderflow.web.login;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A resource that is open to everybody; web.xml must open its path as well. */
@Inherited
@Retention(RUNTIME)
@Target(TYPE)
public @interface WithoutLogin {}
