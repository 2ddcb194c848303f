/**
 * How a fact becomes a JMS message and a JMS message becomes a fact.
 *
 * <ul>
 *   <li>MESSAGING-P1 A fact is published if and only if the transaction that it belongs to commits.
 *   <li>MESSAGING-P2 A message that can never succeed goes to the dead letters of its subscription at once, in the transaction that
 *       takes it out of the subscription; every other failure rolls back and is redelivered.
 *   <li>MESSAGING-P3 An event names the event that caused it, and both belong to one trace.
 *   <li>MESSAGING-P4 A message that comes while the module cannot work waits, and is handed back to its subscription unharmed: an outage,
 *       however long, makes no dead letters.
 *   <li>MESSAGING-P5 A reaction may ask for events unopened: it gets those of every type, also one that is unknown here.
 *   <li>MESSAGING-P6 Each delivery that fails is told to the failure log, if there is one, with its cause; telling never makes a
 *       delivery fail. A delivery that is only rolled back together with a failed one has not failed, and is not told.
 *   <li>MESSAGING-P7 A message may come from anybody, by any protocol: text or bytes, with ids or without, with properties of any type and
 *       name. Its body alone decides whether it is an event, and whatever it is, it is sent on whole.
 *   <li>MESSAGING-P8 The rows that the messages of one transaction need are locked, or stored, at once, before the first reaction, and the
 *       events that their reactions publish are sent together, before the commit. Where either fails, the failure log is not told: each
 *       message comes alone then, and locks, stores and sends for itself.
 * </ul>
 *
 * <p>Not here: retries, delays and the limit of deliveries; these are the broker's, see its configuration.
 */
package dev.orderflow.messaging;
