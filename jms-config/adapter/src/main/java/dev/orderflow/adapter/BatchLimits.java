package dev.orderflow.adapter;

import java.time.Duration;

/**
 * How large a batch may become.
 *
 * @param messages 1: each message alone
 * @param bytes of the messages together, as the broker sent them
 * @param time from the beginning of the transaction on, or from the moment on at which what all messages need was there; a reaction that
 *     takes long must not hold up those that come after it
 */
record BatchLimits(int messages, int bytes, Duration time) {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** At most so many messages, a megabyte, and a tenth of a second. */
    static BatchLimits ofMessages(int messages) {
        return new BatchLimits(messages, MEGABYTE, PATIENCE);
    }
}
