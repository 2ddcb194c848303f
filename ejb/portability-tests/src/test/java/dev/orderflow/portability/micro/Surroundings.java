package dev.orderflow.portability.micro;

import dev.orderflow.launcher.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The database and the broker, with the configuration that the product has, each a process of its own. */
final class Surroundings implements AutoCloseable {

    private final Stack stack;

    private Surroundings(Stack stack) {
        this.stack = stack;
    }

    /** Starts both, empty. */
    static Surroundings start(Path home) {
        return new Surroundings(Stack.in(home).withPostgres().withBroker().start());
    }

    /** What the server has to know of them, as environment variables. */
    Map<String, String> settings() {
        return Map.of(
                "ORDERFLOW_DB_URL", stack.postgres().url(),
                "ORDERFLOW_DB_USER", stack.credentials().get("db.user"),
                "ORDERFLOW_DB_PASSWORD", stack.credentials().get("db.password"),
                "ORDERFLOW_BROKER_HOST", "127.0.0.1",
                "ORDERFLOW_BROKER_PORT", Integer.toString(stack.broker().port()),
                "ORDERFLOW_BROKER_USER", stack.credentials().get("broker.user"),
                "ORDERFLOW_BROKER_PASSWORD", stack.credentials().get("broker.password"),
                "PORTABILITY_CONSOLE_URL", stack.broker().consoleUrl(),
                "PORTABILITY_CONSOLE_USER", stack.credentials().get("console.user"),
                "PORTABILITY_CONSOLE_PASSWORD", stack.credentials().get("console.password"));
    }

    /** Takes away what tests have left in the queues, where the next module deployed would find it. */
    void purgeQueues() throws IOException {
        new BrokerConsole(
                        stack.broker().consoleUrl(),
                        stack.credentials().get("console.user"),
                        stack.credentials().get("console.password"))
                .purge();
    }

    @Override
    public void close() {
        stack.close();
    }
}
