package dev.orderflow.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What the person at the terminal reads: plain lines, each with the seconds since the start and, once all is running,
 * the time of day.
 */
final class Console implements Progress {

    private final PrintStream out;
    private final Instant begin = Instant.now();
    private boolean running;

    Console(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void says(String sentence) {
        out.println((running ? LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) : elapsed()) + "  " + sentence);
        out.flush();
    }

    private String elapsed() {
        return String.format(Locale.ROOT, "%6.1f s", Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }

    /** All is up: where everything is, and what to try. */
    synchronized void running(Credentials credentials, Home home) {
        says("Orderflow is running");
        running = true;
        String file = "'" + credentials.file() + "'";
        String app = credentials.get("app.url");
        out.println();
        out.println("  Application   " + app);
        credentials.find("console.url")
                .ifPresent(url -> out.println("  Console       " + url + "   (user " + credentials.get("console.user") + ")"));
        out.println("  Credentials   " + credentials.file());
        out.println("  Logs          " + home.logs());
        out.println();
        out.println("Place an order as a customer, list the orders as the operator, look at the stock:");
        out.println();
        out.println("  curl -s -u " + login("customer", credentials, file) + " -H 'Content-Type: application/json' -d '{\"customerId\":\""
                + credentials.get("customer.user")
                + "\",\"currency\":\"EUR\",\"paymentToken\":\"tok_visa\",\"lines\":[{\"sku\":\"BOOK-1\",\"quantity\":2}]}' "
                + app + "/api/orders; echo");
        out.println("  curl -s -u " + login("operator", credentials, file) + " " + app + "/api/orders; echo");
        out.println("  curl -s -u " + login("operator", credentials, file) + " " + app + "/api/stock/BOOK-1; echo");
        out.println();
        out.println("Ctrl-C stops everything.");
        out.println();
        out.flush();
    }

    /** The password is read where the line is pasted, and shown nowhere. */
    private static String login(String who, Credentials credentials, String file) {
        return "\"" + credentials.get(who + ".user") + ":$(sed -n 's/^" + who + ".password=//p' " + file + ")\"";
    }

    /** It doesn't work; the last thing that is read. */
    synchronized void failed(String message) {
        out.println();
        out.println("Orderflow can't run: " + message);
        out.println();
        out.flush();
    }
}
