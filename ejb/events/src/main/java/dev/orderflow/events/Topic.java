package dev.orderflow.events;

/** A JMS topic of the contract. Each has one publishing module, which is the CloudEvents {@code source}. */
public enum Topic {
    ORDERS("orders", "orders"),
    PAYMENTS("payments", "payment"),
    INVENTORY("inventory", "inventory"),
    SHIPPING("shipping", "shipping");

    private final String address;
    private final String source;

    Topic(String address, String module) {
        this.address = address;
        this.source = "/orderflow/" + module;
    }

    /** The name of the topic, and of the Artemis address behind it. */
    public String address() {
        return address;
    }

    /** The CloudEvents {@code source} of everything on this topic. */
    public String source() {
        return source;
    }
}
