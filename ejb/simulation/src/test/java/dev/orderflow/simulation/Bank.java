package dev.orderflow.simulation;

import dev.orderflow.payment.PaymentProvider;
import dev.orderflow.payment.ProviderFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Whoever holds and moves the money. No transaction of ours undoes what it has done, and it does nothing twice. */
@ApplicationScoped
class Bank implements PaymentProvider {

    /** What became of a customer's money. */
    enum Money {
        HELD,
        TAKEN,
        GIVEN_BACK
    }

    private final Map<String, Money> accounts = new TreeMap<>();

    void open() {
        accounts.clear();
    }

    /** Null where nothing was ever held. */
    Money of(String orderId) {
        return accounts.get(orderId);
    }

    @Override
    public Authorization authorize(String orderId, BigDecimal amount, Currency currency, String paymentToken) {
        if (paymentToken.equals("tok_declined")) {
            return Authorization.declined("the card was declined");
        }
        accounts.putIfAbsent(orderId, Money.HELD);
        return Authorization.given();
    }

    @Override
    public void capture(String orderId) {
        switch (of(orderId)) {
            case HELD -> accounts.put(orderId, Money.TAKEN);
            case TAKEN -> {
                // That was before.
            }
            case GIVEN_BACK -> throw new ProviderFault("Nothing is held for " + orderId + " any more.");
        }
    }

    @Override
    public void voidAuthorization(String orderId) {
        accounts.computeIfPresent(orderId, (it, money) -> Money.GIVEN_BACK);
    }

    @Override
    public void refund(String orderId) {
        if (of(orderId) == Money.HELD) {
            throw new ProviderFault("Nothing was taken for " + orderId + ".");
        }
        accounts.put(orderId, Money.GIVEN_BACK);
    }
}
