package dev.orderflow.adapter;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.regex.Pattern;

/**
 * What may be set about deliveries, read and checked.
 *
 * @param batch how many messages one transaction takes at most
 * @param sessions how many sessions take from a subscription, where its bean says nothing else
 */
record DeliverySettings(int batch, int sessions) {

    static final String BATCH = "ORDERFLOW_BATCH";
    static final String SESSIONS = "ORDERFLOW_SESSIONS";

    private static final String BY_CORES = "auto";
    private static final int LARGEST_BATCH = 1000;
    private static final int MOST_SESSIONS = 32;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    /** @throws ResourceAdapterInternalException naming the variable that can't be used */
    static DeliverySettings of(String batch, String sessions, int cores) throws ResourceAdapterInternalException {
        return new DeliverySettings(
                number(BATCH, batch, LARGEST_BATCH, "must be a number from 1 to " + LARGEST_BATCH),
                BY_CORES.equals(sessions)
                        ? Math.min(MOST_SESSIONS, Math.max(1, cores / 2))
                        : number(SESSIONS, sessions, MOST_SESSIONS, "must be a number from 1 to " + MOST_SESSIONS + ", or " + BY_CORES));
    }

    private static int number(String variable, String text, int most, String otherwise) throws ResourceAdapterInternalException {
        int number = text != null && NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (number < 1 || number > most) {
            throw new ResourceAdapterInternalException(variable + " " + otherwise + ", but is '" + text + "'");
        }
        return number;
    }
}
