package dev.orderflow.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who wants to hear of new causes: an HTTP server of its own. */
final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> silences = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> endless = new ConcurrentHashMap<>();

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/causes", this::hear);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/causes";
    }

    /** What it was sent, as often as it was, that has this word in it. */
    List<String> asked(String word) {
        return asked.stream().filter(text -> text.contains(word)).toList();
    }

    /** It will answer 500 to so many that have this word in them. */
    void refuses(String word, int times) {
        refusals.put(word, new AtomicInteger(times));
    }

    /** It does not answer what has this word in it, until that latch is open. */
    void isSilent(String word, CountDownLatch until) {
        silences.put(word, until);
    }

    /** It answers 200 to what has this word in it, and does not end that answer until the latch is open. */
    void doesNotEnd(String word, CountDownLatch until) {
        endless.put(word, until);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            String text = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            asked.add(text);
            waitFor(silences, text);
            if (endless.keySet().stream().anyMatch(text::contains)) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                waitFor(endless, text);
                return;
            }
            boolean refused = refusals.entrySet().stream()
                    .anyMatch(refusal -> text.contains(refusal.getKey()) && refusal.getValue().getAndDecrement() > 0);
            exchange.sendResponseHeaders(refused ? 500 : 204, -1);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitFor(Map<String, CountDownLatch> latches, String text) throws InterruptedException {
        for (Map.Entry<String, CountDownLatch> latch : latches.entrySet()) {
            if (text.contains(latch.getKey())) {
                latch.getValue().await();
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
