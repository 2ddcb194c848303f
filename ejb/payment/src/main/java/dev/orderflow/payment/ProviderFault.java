package dev.orderflow.payment;

/** The payment provider could not be asked, or its answer not be understood. Trying again may help. */
public final class ProviderFault extends RuntimeException {

    /** What happened. */
    public ProviderFault(String message) {
        super(message);
    }

    /** What happened, and why. */
    public ProviderFault(String message, Throwable cause) {
        super(message, cause);
    }
}
