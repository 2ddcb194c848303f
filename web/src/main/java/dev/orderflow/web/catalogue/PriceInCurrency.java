package dev.orderflow.web.catalogue;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import dev.orderflow.orders.Money;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;

/** The price has no more decimals than its currency. Valid where one of them is missing or the currency unknown. */
@Target(TYPE)
@Retention(RUNTIME)
@Constraint(validatedBy = PriceInCurrency.HasItsDigits.class)
public @interface PriceInCurrency {

    /** What is wrong if it is. */
    String message() default "must have no more decimals than the currency";

    /** Not used. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Compares the decimals; zeros at the end do not count. */
    class HasItsDigits implements ConstraintValidator<PriceInCurrency, PutProductRequest> {

        @Override
        public boolean isValid(PutProductRequest request, ConstraintValidatorContext context) {
            if (request.unitPrice() == null || request.currency() == null || Money.tender(request.currency()).isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("unitPrice")
                    .addConstraintViolation();
            return decimals(request.unitPrice()) <= Money.tender(request.currency()).orElseThrow().getDefaultFractionDigits();
        }

        private static int decimals(BigDecimal price) {
            return price.stripTrailingZeros().scale();
        }
    }
}
