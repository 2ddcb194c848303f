package dev.orderflow.system;

import static io.restassured.http.ContentType.JSON;
import static org.awaitility.Awaitility.await;

import dev.orderflow.launcher.Stack;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("faults")
@OrderflowRunning
class SessionOnTwoNodesIT {

    private static final String COOKIE = "orderflow-session";
    private static final Path HOME = Path.of(System.getProperty("orderflow.test.home")).resolveSibling("session-second");

    @Test
    @DisplayName("IDENTITY-P8 IDENTITY-P9 a session that began on one node is known on another, also after that one has started"
            + " again, and ends"
            + " on both")
    void twoNodes(Stack stack, Shop first) {
        FreshHome.emptied(HOME);
        Response login = first.anyone().contentType(JSON)
                .body(Map.of("name", first.customerName(), "password", stack.credentials().get("customer.password")))
                .post("/api/login");
        login.then().statusCode(200);
        String token = login.cookie(COOKIE);
        String csrfToken = login.path("csrfToken");

        try (Stack second = second(stack)) {
            new Shop(second.credentials()).anyone().cookie(COOKIE, token).get("/api/orders").then().statusCode(200);
        }
        try (Stack second = second(stack)) {
            Shop again = new Shop(second.credentials());
            again.anyone().cookie(COOKIE, token).get("/api/orders").then().statusCode(200);
            again.anyone().cookie(COOKIE, token).header("X-CSRF-Token", csrfToken).delete("/api/login").then().statusCode(204);

            again.anyone().cookie(COOKIE, token).get("/api/orders").then().statusCode(401);
            await("it is over on the first").atMost(Duration.ofSeconds(20))
                    .until(() -> first.anyone().cookie(COOKIE, token).get("/api/orders").statusCode() == 401);
        }
    }

    private static Stack second(Stack first) {
        return Stack.in(HOME)
                .asNode("node2", first)
                .withApplication(Path.of(System.getProperty("orderflow.ear")))
                // As the first: what other tests have left is not its to repair.
                .withEnvironment(Map.of("ORDERFLOW_RECONCILE_AFTER_SECONDS", "3600"))
                .start();
    }
}
