package dev.orderflow.payment;

import dev.orderflow.payment.sandbox.SandboxProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The sandbox, and a list of what it was asked. */
class RecordingProvider extends SandboxProvider {

    private final List<String> calls = new ArrayList<>();

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Authorization authorize(String orderId, BigDecimal amount, Currency currency, String paymentToken) {
        calls.add("authorize " + amount + " " + currency);
        return super.authorize(orderId, amount, currency, paymentToken);
    }

    @Override
    public void capture(String orderId) {
        calls.add("capture");
    }

    @Override
    public void voidAuthorization(String orderId) {
        calls.add("void");
    }

    @Override
    public void refund(String orderId) {
        calls.add("refund");
    }
}
