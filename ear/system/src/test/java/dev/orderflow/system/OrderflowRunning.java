package dev.orderflow.system;

import dev.orderflow.launcher.Stack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Orderflow runs, once for all tests of a JVM; a test asks for the {@link Shop}, the {@link Stack} and so on by parameters. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OrderflowRunning.Extension.class)
@interface OrderflowRunning {

    /**
     * Starts the stack for the first test that needs it and stops it after the last. A class leaves it as it found it, with nothing on its
     * way: the next one must not wait behind its orders.
     */
    final class Extension implements ParameterResolver, AfterAllCallback {

        private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Stack.class
                    || type == Shop.class
                    || type == BrokerConsole.class
                    || type == ForeignProgram.class
                    || type == WebhookReceiver.class
                    || type == TokenIssuer.class
                    || type == Sql.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            Running running = everywhere(context).getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
            Stack stack = running.stack;
            Class<?> type = parameter.getParameter().getType();
            if (type == Stack.class) {
                return stack;
            }
            if (type == Shop.class) {
                return new Shop(stack.credentials());
            }
            if (type == BrokerConsole.class) {
                return new BrokerConsole(stack.credentials());
            }
            if (type == ForeignProgram.class) {
                return new ForeignProgram(stack.credentials());
            }
            if (type == TokenIssuer.class) {
                return running.issuer;
            }
            return type == WebhookReceiver.class ? running.receiver : new Sql(stack.credentials());
        }

        @Override
        public void afterAll(ExtensionContext context) {
            Running running = everywhere(context).get(Running.class, Running.class);
            if (running != null) {
                new BrokerConsole(running.stack.credentials()).eventuallyQuiet(LONG_ENOUGH);
            }
        }

        private static Store everywhere(ExtensionContext context) {
            // Failsafe asks JUnit for one class at a time where several JVMs share the classes.
            return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL);
        }
    }

    /** With more dead letters health says that somebody should look. */
    int DEAD_LETTER_LIMIT = 300;

    /** The stack, closed by JUnit at the end of the run. */
    final class Running implements AutoCloseable {

        private final WebhookReceiver receiver = new WebhookReceiver();
        private final TokenIssuer issuer = new TokenIssuer();
        private final Stack stack = Stack.in(FreshHome.emptied(Path.of(System.getProperty("orderflow.test.home"))))
                .withPostgres()
                .withBroker()
                .withApplication(Path.of(System.getProperty("orderflow.ear")))
                // It looks all the time, but takes nothing for lost that is younger than an hour; see ReconciliationIT.
                .withEnvironment(Map.of("ORDERFLOW_RECONCILE_SECONDS", "1", "ORDERFLOW_RECONCILE_AFTER_SECONDS", "3600"))
                // So much longer that no shipment leaves by itself in any test but the one that makes it so old; see ShipmentsIT.
                .withEnvironment(Map.of("ORDERFLOW_AUTO_DISPATCH", "7200"))
                // Just above what recovery needs, for the test that waits for it.
                .withEnvironment(Map.of("ORDERFLOW_IN_DOUBT_SECONDS", "30"))
                // So that a client that has gone is noticed while its test waits.
                .withEnvironment(Map.of("ORDERFLOW_STREAM_HEARTBEAT_SECONDS", "1"))
                // For the test whose clients come and go faster than it is noticed that they have gone.
                .withEnvironment(Map.of("ORDERFLOW_STREAMS_PER_USER", "20000", "ORDERFLOW_STREAMS", "20000"))
                // Somebody who hears of new causes, more dead letters than a test leaves behind, and edits that another operator approves.
                .withEnvironment(Map.of(
                        "ORDERFLOW_DEAD_LETTER_WEBHOOK", receiver.address(),
                        "ORDERFLOW_DEAD_LETTER_LIMIT", Integer.toString(DEAD_LETTER_LIMIT),
                        "ORDERFLOW_EDIT_APPROVAL", "true"))
                .withEnvironment(issuer.settings())
                .start();

        @Override
        public void close() {
            stack.close();
            receiver.close();
            issuer.close();
        }
    }
}
