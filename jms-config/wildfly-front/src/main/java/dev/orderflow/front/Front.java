package dev.orderflow.front;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The first handler that a request meets, and the last that its answer does. */
public final class Front implements HttpHandler {

    private static final String LIVE = "/api/health/live";
    private static final String HEALTH = "/api/health/";
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS, PATCH";
    private static final Set<HttpString> KNOWN = Set.of(
            Methods.GET, Methods.HEAD, Methods.POST, Methods.PUT, Methods.DELETE, Methods.OPTIONS, Methods.PATCH);

    // Apart from each other, too: whether it is ready may take a while to find out.
    private static final ExecutorService LIVE_THREADS = threads("front-live");
    private static final ExecutorService HEALTH_THREADS = threads("front-health");

    private final HttpHandler next;
    private final Underway underway;

    /** As WildFly makes it. */
    public Front(HttpHandler next) {
        this(next, SuspendableServer.underway());
    }

    Front(HttpHandler next, Underway underway) {
        this.next = next;
        this.underway = underway;
    }

    private static ExecutorService threads(String name) {
        return Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        exchange.addDefaultResponseListener(ContainerProblem.INSTANCE);
        UnwantedBody.watch(exchange);
        if (!underway.begins(exchange)) {
            refuse(exchange, StatusCodes.SERVICE_UNAVAILABLE);
        } else if (!KNOWN.contains(exchange.getRequestMethod())) {
            refuseMethod(exchange);
        } else if (!exchange.getRequestPath().startsWith("/")) {
            withoutPath(exchange);
        } else if (exchange.getRequestPath().startsWith(HEALTH)) {
            exchange.dispatch(exchange.getRequestPath().equals(LIVE) ? LIVE_THREADS : HEALTH_THREADS, next);
        } else {
            next.handleRequest(exchange);
        }
    }

    private static void refuseMethod(HttpServerExchange exchange) {
        HttpString method = exchange.getRequestMethod();
        if (method.equals(Methods.TRACE) || method.equals(Methods.CONNECT)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, METHODS);
            refuse(exchange, StatusCodes.METHOD_NOT_ALLOWED);
        } else {
            refuse(exchange, StatusCodes.NOT_IMPLEMENTED);
        }
    }

    /** {@code OPTIONS *} asks for the whole server (RFC 9110, 9.3.7); nothing else may ask for an asterisk. */
    private static void withoutPath(HttpServerExchange exchange) {
        if (exchange.getRequestMethod().equals(Methods.OPTIONS) && exchange.getRequestPath().equals("*")) {
            exchange.getResponseHeaders().put(Headers.ALLOW, METHODS);
            exchange.setStatusCode(StatusCodes.NO_CONTENT);
            exchange.endExchange();
        } else {
            refuse(exchange, StatusCodes.BAD_REQUEST);
        }
    }

    private static void refuse(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status);
        exchange.endExchange();
    }
}
