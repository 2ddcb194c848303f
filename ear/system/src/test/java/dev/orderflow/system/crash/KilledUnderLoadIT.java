package dev.orderflow.system.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import dev.orderflow.system.FreshHome;
import dev.orderflow.system.Shop;
import io.restassured.response.Response;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.http.NoHttpResponseException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The application server is killed while clients place orders as fast as they can, whatever its make. */
class KilledUnderLoadIT {

    private static final int CLIENTS = 8;
    private static final int ENOUGH = 150;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration UNTIL_QUIET = Duration.ofSeconds(180);

    @Test
    @DisplayName("of the orders that were answered with 201 none is lost, and each is decided once, paid once and reserved once")
    void noneLost() throws Exception {
        Path home = FreshHome.emptied(Path.of(System.getProperty("orderflow.test.home")).resolveSibling("killed-under-load"));
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Stack stack = Stack.in(home)
                        .withPostgres()
                        .withBroker()
                        .withApplication(Path.of(System.getProperty("orderflow.ear")))
                        .start();
                Books books = new Books(stack)) {
            Shop shop = new Shop(stack.credentials());
            String sku = shop.sells("10.00", 100_000);
            Queue<String> accepted = new ConcurrentLinkedQueue<>();
            List<Future<?>> placing = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                placing.add(clients.submit(() -> placeUntilItIsGone(shop, sku, accepted)));
            }
            await("orders are accepted").atMost(PATIENCE).until(() -> accepted.size() >= ENOUGH);

            stack.applicationServer().kill9();
            for (Future<?> client : placing) {
                client.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            stack.applicationServer().start();

            assertThat(accepted).doesNotHaveDuplicates();
            books.eventuallyBalance(accepted, UNTIL_QUIET);
            System.out.printf("%n%d orders had been answered with 201 when it was killed; none is lost.%n", accepted.size());
        } finally {
            clients.shutdownNow();
        }
    }

    private static Void placeUntilItIsGone(Shop shop, String sku, Queue<String> accepted) throws Exception {
        while (true) {
            try {
                Response answer = shop.asksFor(sku, 1, "tok_visa");
                if (answer.statusCode() == 201) {
                    accepted.add(answer.path("id"));
                }
            } catch (Exception e) {
                if (isOfOneThatIsGone(e)) {
                    return null;
                }
                throw e;
            }
        }
    }

    /** REST Assured throws what the connection threw, without saying so. */
    private static boolean isOfOneThatIsGone(Exception e) {
        return e instanceof ConnectException || e instanceof SocketException || e instanceof NoHttpResponseException;
    }
}
