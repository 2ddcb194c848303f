package dev.orderflow.deadletters;

import java.time.Instant;

/**
 * What was done with a dead letter.
 *
 * @param id ascending
 * @param round how often it had come back by then
 * @param who the operator, or what did it
 * @param reason null where none was asked for; so are the texts that an action has not
 * @param diff from the original to the corrected body, a JSON Patch (RFC 6902)
 * @param retryRun the retry of many that did it; null where none did
 */
public record Action(
        long id,
        String deadLetter,
        int round,
        What what,
        String who,
        Instant at,
        String reason,
        String bodyBefore,
        String bodyAfter,
        String diff,
        String retryRun) {

    /** Named as the doer of what somebody has done to a queue without this application. */
    public static final String CONSOLE = "the console";

    /** The kinds of actions. */
    public enum What {
        /** Sent again as it was. */
        RETRIED,
        /** A corrected copy was sent. */
        EDITED,
        /** Taken out. */
        DISCARDED,
        /** Found gone from the queue. */
        REMOVED,
        /** An edit was proposed, for another operator to approve. */
        EDIT_PROPOSED,
        /** A proposed edit was turned down. */
        EDIT_REJECTED
    }

    /** An action that is done now, without texts. */
    static Action of(DeadLetter letter, What what, String who, Instant at, String reason) {
        return new Action(0, letter.id(), letter.rounds(), what, who, at, reason, null, null, null, null);
    }

    /** This action with the original body. */
    Action before(String body) {
        return new Action(id, deadLetter, round, what, who, at, reason, body, bodyAfter, diff, retryRun);
    }

    /** This action, done by that retry of many. */
    Action by(String run) {
        return new Action(id, deadLetter, round, what, who, at, reason, bodyBefore, bodyAfter, diff, run);
    }

    /** This action with the corrected body. */
    Action after(String body, String difference) {
        return new Action(id, deadLetter, round, what, who, at, reason, bodyBefore, body, difference, retryRun);
    }
}
