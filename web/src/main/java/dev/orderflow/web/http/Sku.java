package dev.orderflow.web.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A SKU that something can be stored under. Null is valid, and blank is for another constraint. */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = Sku.IsOne.class)
public @interface Sku {

    /** What it must be. */
    String RULE = "must have 1 to 64 characters, no control character, no blanks around, and be neither . nor ..";

    /** What is wrong if it is. */
    String message() default RULE;

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at it. */
    class IsOne implements ConstraintValidator<Sku, String> {

        @Override
        public boolean isValid(String sku, ConstraintValidatorContext context) {
            return sku == null || sku.isBlank() || Ids.isSku(sku);
        }
    }
}
