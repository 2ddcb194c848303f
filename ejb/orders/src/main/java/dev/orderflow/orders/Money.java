package dev.orderflow.orders;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Amounts have the number of digits that their currency has (ISO 4217); nothing is ever rounded. */
public final class Money {

    /**
     * The currencies that countries pay with today. Java's own list also has metals, funds, former currencies and a code for no currency,
     * and does not tell them from money.
     */
    private static final Map<String, Currency> TENDER = Arrays.stream(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull)
            .distinct()
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, it -> it));

    private Money() {}

    /** The currency with this ISO 4217 code, where it is what some country pays with today; empty for XXX, XAU or DEM. */
    public static Optional<Currency> tender(String code) {
        return Optional.ofNullable(TENDER.get(code));
    }

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
