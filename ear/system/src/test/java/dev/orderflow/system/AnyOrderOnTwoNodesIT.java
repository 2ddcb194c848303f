package dev.orderflow.system;

import dev.orderflow.events.Event;
import dev.orderflow.launcher.Stack;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

/** The same while two nodes listen and the events about one order come to both at the same time: they belong to no group. */
@Tag("faults")
@OrderflowRunning
@DisplayName("In whatever order events arrive at two nodes at once, through the real broker,")
class AnyOrderOnTwoNodesIT extends AnyOrderIT {

    private static Stack second;

    AnyOrderOnTwoNodesIT(ForeignProgram program, BrokerConsole console, Sql database, Shop shop) {
        super(program, console, database, shop);
    }

    @BeforeAll
    static void anotherNode(Stack stack) {
        second = Stack.in(FreshHome.emptied(Path.of(System.getProperty("orderflow.test.home")).resolveSibling("any-order-second")))
                .asNode("node2", stack)
                .withApplication(Path.of(System.getProperty("orderflow.ear")))
                // As the first: what other tests have left is not its to repair.
                .withEnvironment(Map.of("ORDERFLOW_RECONCILE_AFTER_SECONDS", "3600"))
                .start();
    }

    @AfterAll
    static void oneNodeAgain() {
        if (second != null) {
            second.close();
        }
    }

    @Override
    Map<String, String> group(Event event) {
        return Map.of();
    }
}
