package dev.orderflow.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts have the number of digits that their currency has (ISO 4217); nothing is ever rounded. */
public final class Money {

    private Money() {}

    /**
     * The amount with as many decimals as the currency has: {@code 5} in EUR is {@code 5.00}.
     *
     * @throws ArithmeticException when that would lose a digit
     */
    public static BigDecimal exact(BigDecimal amount, Currency currency) {
        // Pseudo-currencies such as XAU have -1.
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return amount.setScale(digits, RoundingMode.UNNECESSARY);
    }
}
