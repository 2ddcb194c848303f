package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.portability.micro.BrokerConsole;
import java.io.IOException;

/** What the subscriptions still hold, and what an operator does with it in the broker's console. */
final class Queues {

    private static final BrokerConsole CONSOLE = new BrokerConsole(
            System.getenv("PORTABILITY_CONSOLE_URL"),
            System.getenv("PORTABILITY_CONSOLE_USER"),
            System.getenv("PORTABILITY_CONSOLE_PASSWORD"));

    private Queues() {}

    /**
     * Waits until the module has dealt with everything on its subscription: each message was committed, or became a dead letter.
     *
     * @param subscription its queue, such as {@code payment.orders}
     */
    static void awaitEmpty(String subscription) {
        eventually(() -> assertThat(messages(subscription)).as("messages in " + subscription).isZero());
    }

    /** How many messages the subscription holds, those being delivered included. */
    static int messages(String subscription) throws IOException {
        return CONSOLE.messages(subscription);
    }

    /** How many dead letters of the subscription there are. */
    static int deadLetters(String subscription) throws IOException {
        return CONSOLE.deadLetters(subscription);
    }

    /** Makes dead letters of what the subscription holds about the order, at once. */
    static void bury(String subscription, String orderId) throws IOException {
        CONSOLE.bury(subscription, orderId);
    }

    /** Removes the dead letters about the order, by hand so to speak. */
    static void removeDeadLetters(String subscription, String orderId) throws IOException {
        CONSOLE.removeDeadLetters(subscription, orderId);
    }
}
