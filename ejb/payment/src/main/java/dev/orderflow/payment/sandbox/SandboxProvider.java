package dev.orderflow.payment.sandbox;

import dev.orderflow.payment.PaymentProvider;
import dev.orderflow.payment.ProviderFault;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Behaves as the payment token says:
 *
 * <ul>
 *   <li>{@code tok_visa} authorises
 *   <li>{@code tok_declined} declines
 *   <li>{@code tok_slow_<ms>} authorises after so many milliseconds, at most a minute
 *   <li>{@code tok_flaky_<n>} fails n times with a technical fault, then authorises; a restart starts counting anew
 *   <li>{@code tok_broken} fails for ever
 * </ul>
 *
 * Any other token is declined as unknown.
 */
public class SandboxProvider implements PaymentProvider {

    private static final Pattern SLOW = Pattern.compile("tok_slow_(\\d{1,5})");
    private static final Pattern FLAKY = Pattern.compile("tok_flaky_(\\d{1,3})");
    private static final long LONGEST_MILLIS = 60_000;

    private final Map<String, Integer> faults = new ConcurrentHashMap<>();

    @Override
    public Authorization authorize(String orderId, BigDecimal amount, Currency currency, String paymentToken) {
        Matcher slow = SLOW.matcher(paymentToken);
        Matcher flaky = FLAKY.matcher(paymentToken);
        if (slow.matches()) {
            takeTime(Long.parseLong(slow.group(1)));
            return Authorization.given();
        }
        if (flaky.matches()) {
            failAtFirst(orderId, Integer.parseInt(flaky.group(1)));
            return Authorization.given();
        }
        return switch (paymentToken) {
            case "tok_visa" -> Authorization.given();
            case "tok_declined" -> Authorization.declined("the card was declined");
            case "tok_broken" -> throw new ProviderFault("The sandbox is broken for this token.");
            default -> Authorization.declined("the payment token is unknown");
        };
    }

    private void failAtFirst(String orderId, int times) {
        int before = faults.getOrDefault(orderId, 0);
        if (before < times) {
            faults.put(orderId, before + 1);
            throw new ProviderFault("The sandbox fails for this token " + times + " times; this was number " + (before + 1) + ".");
        }
        faults.remove(orderId);
    }

    private static void takeTime(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(millis, LONGEST_MILLIS));
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new ProviderFault("Interrupted while taking time.");
            }
        }
    }

    @Override
    public void capture(String orderId) {
        // No money, nothing to take.
    }

    @Override
    public void voidAuthorization(String orderId) {
        // No money, nothing to let go.
    }

    @Override
    public void refund(String orderId) {
        // No money, nothing to give back.
    }
}
