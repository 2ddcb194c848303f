package dev.orderflow.front;

import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Makes a problem of a refusal that nobody has given a body. In the words that the application has for the same; it does not know of
 * this class, nor this class of it.
 */
enum ContainerProblem implements DefaultResponseListener {
    INSTANCE;

    private static final String RETRY_AFTER_SECONDS = "5";

    private record Words(String type, String title, String detail) {}

    @Override
    public boolean handleDefaultResponse(HttpServerExchange exchange) {
        int status = exchange.getStatusCode();
        if (status < 400 || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CONTENT_TYPE, "application/problem+json");
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(new HttpString("X-Content-Type-Options"), "nosniff");
        headers.put(new HttpString("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'");
        headers.put(new HttpString("X-Frame-Options"), "DENY");
        headers.put(new HttpString("Referrer-Policy"), "no-referrer");
        headers.put(new HttpString("Cross-Origin-Resource-Policy"), "same-origin");
        if (status == StatusCodes.SERVICE_UNAVAILABLE) {
            headers.put(Headers.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        byte[] body = body(status).getBytes(StandardCharsets.UTF_8);
        headers.put(Headers.CONTENT_LENGTH, body.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(body));
        return true;
    }

    /** All of it is of this class, and so needs no escapes. */
    static String body(int status) {
        Words words = words(status);
        return "{\"type\":\"" + words.type + "\",\"title\":\"" + words.title + "\",\"status\":" + status
                + (words.detail == null ? "" : ",\"detail\":\"" + words.detail + "\"") + "}";
    }

    private static Words words(int status) {
        return switch (status) {
            case 400 -> ours("bad-request", "The request cannot be read", "The request is malformed.");
            case 403 -> ours("forbidden", "Not allowed", "This user may not do that.");
            case 404 -> ours("not-found", "Not found", "There is nothing at this address.");
            case 405 -> ours("method-not-allowed", "Method not allowed", "No resource of this server has this method.");
            case 413 -> ours("too-large", "The body is too large", "The body is larger than this resource takes.");
            case 500 -> ours("internal-error", "Internal error", "The server failed to handle the request.");
            case 501 -> ours("not-implemented", "Not implemented", "This server does not know this method.");
            case 503 -> ours("unavailable", "Not available at the moment",
                    "The server starts, stops, or cannot handle the request at the moment; try again.");
            default -> new Words("about:blank", StatusCodes.getReason(status), null);
        };
    }

    private static Words ours(String kind, String title, String detail) {
        return new Words("urn:orderflow:problem:" + kind, title, detail);
    }
}
