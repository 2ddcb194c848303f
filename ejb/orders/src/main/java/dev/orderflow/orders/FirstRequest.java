package dev.orderflow.orders;

import java.util.List;

/**
 * What was done under an idempotency key.
 *
 * @param what which kind of thing was asked for: a key belongs to one, whatever else the same caller asks for
 * @param fingerprint of what was asked for; empty for an order, which keeps all of it itself
 * @param results the ids of what came of it
 */
public record FirstRequest(What what, String fingerprint, List<String> results) {

    /** What can be asked for under a key. */
    public enum What {
        /** To place an order. */
        ORDER,
        /** To place several. */
        BATCH,
        /** To import a file. */
        IMPORT
    }

    static FirstRequest forOrder(String id) {
        return new FirstRequest(What.ORDER, "", List.of(id));
    }

    /**
     * Its results, for a request that asks for the same again.
     *
     * @throws KeyReused when it asks for anything else
     */
    public List<String> resultsFor(What wanted, String itsFingerprint, IdempotencyKey key) {
        if (what != wanted || !fingerprint.equals(itsFingerprint)) {
            throw new KeyReused(key);
        }
        return results;
    }
}
