package dev.orderflow.events;

import java.util.Optional;

/**
 * Where a piece of work comes from. Whoever does it on behalf of another thread takes the origin along, so that what is published belongs
 * to the request or the event that asked for it.
 *
 * @param eventId the event that the work reacts to; empty for the work of a request
 * @param traceId of the trace that the work belongs to, 32 hexadecimal digits (W3C Trace Context, trace-id)
 */
public record Origin(Optional<String> eventId, String traceId) {}
