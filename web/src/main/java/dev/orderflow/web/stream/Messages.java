package dev.orderflow.web.stream;

import dev.orderflow.history.StatusChange;
import dev.orderflow.web.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes over a stream.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, Server-sent events</a>
 */
final class Messages {

    private static final int RETRY_MILLIS = 2_000;
    private static final int REMEMBERED = 1_000;

    /** All clients get the same text for a change, and the same array. */
    private final Map<StatusChange, byte[]> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<StatusChange, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The beginning: when to come back, and with which place. An event without data tells a client its place and nothing else. */
    static byte[] hello(long place) {
        return bytes("retry: " + RETRY_MILLIS + "\nid: " + place + "\n\n");
    }

    /** The beginning for who is told of the past first, and has its place still. */
    static byte[] hello() {
        return bytes("retry: " + RETRY_MILLIS + "\n\n");
    }

    /** A change; JSON has no line ends in it. */
    synchronized byte[] status(StatusChange change) {
        return recent.computeIfAbsent(change, Messages::text);
    }

    private static byte[] text(StatusChange change) {
        String data = new String(Json.write(StatusView.of(change)), StandardCharsets.UTF_8);
        return bytes("event: status\nid: " + change.resumeAfter() + "\ndata: " + data + "\n\n");
    }

    /** Nothing has happened; the place moves on nevertheless. */
    static byte[] heartbeat(long place) {
        return bytes(": alive\nid: " + place + "\n\n");
    }

    /** The same where there is no place to come back to. */
    static byte[] heartbeat() {
        return bytes(": alive\n\n");
    }

    /** Says how often the stream shows that it lives, to who cannot see comments: a script of a page. */
    static byte[] alive(Duration every) {
        return event("alive", Json.write(Map.of("everySeconds", every.toSeconds())));
    }

    /** What is told as a whole, and so needs no id; JSON has no line ends in it. */
    static byte[] event(String type, byte[] json) {
        return bytes("event: " + type + "\ndata: " + new String(json, StandardCharsets.UTF_8) + "\n\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
