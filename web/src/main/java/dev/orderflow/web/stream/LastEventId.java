package dev.orderflow.web.stream;

import dev.orderflow.web.http.Problem;
import dev.orderflow.web.http.Refusal;
import java.util.Optional;

/** Reads the header {@code Last-Event-ID}: the place in the history that a stream gave its client. */
final class LastEventId {

    static final String NAME = "Last-Event-ID";

    private LastEventId() {}

    /**
     * The place, or empty where the client has none; browsers send nothing at all then.
     *
     * @throws Refusal when no stream of ours can have given it
     */
    static Optional<Long> place(String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        if (!header.strip().matches("[0-9]{1,18}")) {
            throw new Refusal(Problem.invalid(NAME, "must be the id of an event of this stream, or absent"));
        }
        return Optional.of(Long.parseLong(header.strip()));
    }
}
