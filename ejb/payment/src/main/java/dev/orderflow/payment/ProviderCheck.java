package dev.orderflow.payment;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Lets a wrong provider setting stop the start, not the first order. */
@Singleton
@Startup
public class ProviderCheck {

    @Inject
    PaymentProvider provider;

    @PostConstruct
    void check() {
        // The injected proxy makes its instance at the first call.
        provider.toString();
    }
}
