package dev.orderflow.system;

import dev.orderflow.launcher.Credentials;
import dev.orderflow.launcher.Stack;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes README's picture: the flow of a shop that is used, with a subscription that somebody has paused and with dead letters. A stack is
 * started for it.
 *
 * <p>Arguments: the home of the stack, the EAR, the picture in light colours; that in dark colours lies beside the home.
 */
public final class FlowScreenshot {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String PAUSED = "inventory.shipping";
    /** So long the history of the flow has to be: looks every five seconds. */
    private static final int LOOKS = 36;
    private static final int LOOKS_BEFORE_THE_PAUSE = 24;
    private static final int MOST_BYTES = 200_000;
    /** What one beat of a shop looks like: more, fewer, more again. */
    private static final List<Integer> ORDERS_A_BEAT = List.of(3, 5, 8, 9, 7, 4, 2, 1, 2, 4);
    private static final long BEAT_MILLIS = 1_500;

    private final Shop shop;
    private final Credentials credentials;
    private final AtomicInteger beats = new AtomicInteger();

    private FlowScreenshot(Credentials credentials) {
        this.credentials = credentials;
        shop = new Shop(credentials);
    }

    /** Takes it; see the class. */
    public static void main(String... arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        Path picture = Path.of(arguments[2]);
        try (Stack stack = Stack.in(FreshHome.emptied(home)).withPostgres().withBroker().withApplication(Path.of(arguments[1]))
                .withEnvironment(Map.of("ORDERFLOW_AUTO_DISPATCH", "1")).withJvmOptions(List.of("-XX:TieredStopAtLevel=1")).start()) {
            new FlowScreenshot(stack.credentials()).take(picture, home.resolveSibling("flow-dark.png"));
        }
        long size = Files.size(picture);
        System.out.println(picture + ": " + size + " bytes");
        if (size > MOST_BYTES) {
            throw new IllegalStateException("README's picture may have " + MOST_BYTES + " bytes at most.");
        }
    }

    private void take(Path light, Path dark) throws IOException {
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < ORDERS_A_BEAT.size(); i++) {
            skus.add(shop.sells("19.90", 1_000_000));
        }
        for (int broken = 0; broken < 3; broken++) {
            shop.places(skus.get(0), 1, "tok_broken");
        }
        ScheduledExecutorService customers = Executors.newSingleThreadScheduledExecutor();
        try (Browser browser = Browser.at(credentials.get("app.url"))) {
            customers.scheduleAtFixedRate(() -> placeSome(skus), 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
            browser.prefers("prefers-color-scheme", "light");
            browser.hidesScrollbars();
            browser.logsIn(credentials.get("operator.user"), credentials.get("operator.password"));
            browser.opens("/?picture#/flow");
            browser.untilWithin(
                    PATIENCE, driver -> looks() >= LOOKS_BEFORE_THE_PAUSE && !browser.all(".picture .box.dead").isEmpty());
            shop.operator().contentType(ContentType.JSON).body(Map.of("reason", "counting stock"))
                    .post("/api/subscriptions/{name}/pause", PAUSED).then().statusCode(200);
            int paused = looks();
            browser.untilWithin(PATIENCE, driver -> looks() >= Math.max(LOOKS, paused + LOOKS - LOOKS_BEFORE_THE_PAUSE)
                    && !browser.all(".picture .box.paused").isEmpty());
            browser.shrinks(1280, 1036);
            browser.pictures(light);
            browser.prefers("prefers-color-scheme", "dark");
            browser.pictures(dark);
        } finally {
            customers.shutdownNow();
        }
    }

    private void placeSome(List<String> skus) {
        int beat = beats.getAndIncrement();
        int orders = ORDERS_A_BEAT.get(beat % ORDERS_A_BEAT.size());
        for (int i = 0; i < orders; i++) {
            shop.places(skus.get(i), 1, "tok_visa");
        }
    }

    /** So many looks the history of the flow has by now. */
    private int looks() {
        return shop.operator().get("/api/flow/history").then().statusCode(200).extract().<List<String>>path("seenAt").size();
    }
}
