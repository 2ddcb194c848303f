package dev.orderflow.portability.modules;

import static dev.orderflow.portability.modules.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.portability.micro.BrokerConsole;
import java.io.IOException;

/** What the subscriptions of the module under test still hold. */
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
}
