package dev.orderflow.orders;

/**
 * By what a caller recognises its own request when it repeats it. Keys of different callers have nothing to do with each other.
 *
 * @param caller who asks: a user's name
 * @param value what the caller made up, 1 to 255 characters, none of them a control character
 */
public record IdempotencyKey(String caller, String value) {}
