/**
 * Failed messages that a person can work with: why they failed, how many alike there are, and what can be done about them.
 *
 * <ul>
 *   <li>DEADLETTERS-P1 Each delivery that fails leaves its cause, whatever becomes of its transaction: exception, root cause, stack,
 *       attempt, time, node.
 *   <li>DEADLETTERS-P2 What failed for the same reason has the same cause: ids, numbers and times do not tell it apart.
 *   <li>DEADLETTERS-P3 A dead letter is one case however often it comes back: it counts its rounds and keeps the causes of all of them.
 *   <li>DEADLETTERS-P4 A retry gives a message back to the one subscription that failed; several of one order that are sent
 *       together go in the order of their events.
 *   <li>DEADLETTERS-P5 Every action is one transaction of queue and archive: after a crash either both have happened or none.
 *   <li>DEADLETTERS-P6 The archive has who did what, when and why; of an edit the original, what was sent and the difference.
 *   <li>DEADLETTERS-P7 An edit is checked against the schema of its event, and sends one message: the corrected one.
 *   <li>DEADLETTERS-P8 A retry of many goes on in bounded batches, at a rate, also after a crash, until it is done, stopped or has reached
 *       its limit; what fails again meanwhile is not sent again by it.
 *   <li>DEADLETTERS-P9 What is done to the queues by hand, in the console, shows here soon.
 *   <li>DEADLETTERS-P10 The first dead letter of a new cause is told to the webhook, until it has taken it, never in the way of anything
 *       else, with the address of its group on the page.
 *   <li>DEADLETTERS-P11 What operators note about a group, and who investigates it, stays when the group is empty; who comes with an old
 *       version of it changes nothing.
 *   <li>DEADLETTERS-P12 What a retry of many sent and came back is listed with it, also when it was sent again since.
 *   <li>DEADLETTERS-P13 A search finds what causes and stacks say, and looks at a bounded number for each page: the next goes on from
 *       there.
 *   <li>DEADLETTERS-P14 Each dead letter counts in the hour in which it died last, whatever became of it since.
 *   <li>DEADLETTERS-P15 What was given back and has not come back is told by group.
 * </ul>
 *
 * <p>The message is in the broker's queue, and only there can it be sent from; the tables say what is known of it.
 *
 * <p>Not here: when a message is a dead letter, which the broker's configuration decides; and dead letters of no known subscription, which
 * lie in {@code DLQ.unclaimed}.
 */
package dev.orderflow.deadletters;
