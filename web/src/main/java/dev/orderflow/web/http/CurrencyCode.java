package dev.orderflow.web.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.orderflow.orders.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * The code of a currency that some country pays with, as ISO 4217 spells it. Null is valid; whether it may be absent is another constraint.
 */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = CurrencyCode.Exists.class)
public @interface CurrencyCode {

    /** What is wrong if it is. */
    String message() default "must be the ISO 4217 code of a currency, such as EUR";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Looks it up among those that are paid with. */
    class Exists implements ConstraintValidator<CurrencyCode, String> {

        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null || Money.tender(code).isPresent();
        }
    }
}
