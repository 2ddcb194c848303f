package dev.orderflow.system;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.LauncherFailure;
import dev.orderflow.launcher.Progress;
import dev.orderflow.launcher.Redeploy;
import dev.orderflow.launcher.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Predeploy} does, while everything runs. */
@OrderflowRunning
class RedeployIT {

    private static final Path EAR = Path.of(System.getProperty("orderflow.ear"));
    private static final Path SERVERS = Path.of(System.getProperty("orderflow.servers"));
    /** Which come one after the other. */
    private static final int SESSIONS_OF_PAYMENT = 16;
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    @DisplayName("the application is exchanged while the servers run on; what waits is done afterwards, by as many listeners as before")
    void exchanged(Stack stack, Shop shop, BrokerConsole console) throws Exception {
        await("all listen").atMost(SOON).until(() -> listeners(shop).get("payment.orders") == SESSIONS_OF_PAYMENT);
        Map<String, Integer> listeners = listeners(shop);
        long server = stack.applicationServer().pid();
        console.pause("payment.orders");
        String order;
        try {
            order = shop.places(shop.sells("1.00", 10), 1, "tok_visa");

            into(stack, EAR);

            assertThat(stack.applicationServer().pid()).isEqualTo(server);
        } finally {
            console.resume("payment.orders");
        }
        shop.eventually(order, "CONFIRMED");
        await("all listen again, and none twice").atMost(SOON).untilAsserted(() -> assertThat(listeners(shop)).isEqualTo(listeners));
    }

    @Test
    @Tag("faults")
    @DisplayName("what the server refuses is said with its reason, and the next application that it takes comes in")
    void refused(Stack stack, Shop shop, @TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("orderflow.ear"), "not an archive");
        try {
            assertThatThrownBy(() -> into(stack, broken)).isInstanceOf(LauncherFailure.class).hasMessageContaining("WFLY");
        } finally {
            into(stack, EAR);
        }
        shop.eventually(shop.places(shop.sells("1.00", 10), 1, "tok_visa"), "CONFIRMED");
    }

    private static void into(Stack stack, Path ear) throws Exception {
        new Redeploy(stack.home().directory(), SERVERS, ear, Progress.SILENT).run();
    }

    private static Map<String, Integer> listeners(Shop shop) {
        List<Map<String, Object>> subscriptions =
                shop.operator().get("/api/flow").then().statusCode(200).extract().jsonPath().getList("topics.subscriptions.flatten()");
        return subscriptions.stream().collect(toMap(it -> (String) it.get("name"), it -> (Integer) it.get("consumers")));
    }
}
