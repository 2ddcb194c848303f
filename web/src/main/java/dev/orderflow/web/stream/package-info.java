/**
 * Server-Sent Events: changes of status, of one order or of all that the caller may see; and for operators how the events flow.
 *
 * <ul>
 *   <li>WEB-STREAM-P1 A client misses nothing: from the moment it is connected, or from the place that it comes back with.
 *   <li>WEB-STREAM-P2 A client that does not read is dropped, and can come back; it neither slows the others nor holds a thread or memory
 *       without bound.
 *   <li>WEB-STREAM-P3 When a client has gone, nothing of it stays behind: two heartbeats later at the latest.
 *   <li>WEB-STREAM-P4 A stream survives an outage of the database, and goes on after it.
 *   <li>WEB-STREAM-P5 A node limits the number of streams of one user, and the number of all streams. For a client that comes back, only
 *       those events of the past are read that the client may see.
 *   <li>WEB-STREAM-P6 The streams of a user who was changed, disabled or removed, and of a session that is over, end: at once on the node
 *       that did it, within a minute on the others.
 *   <li>WEB-STREAM-P7 Who watches the flow is shown each look, every second, also while the database or the broker is away; for a client
 *       that is slow the newest replaces what it has not taken, so nothing is shown late.
 *   <li>WEB-STREAM-P8 Who wants it is told by events, too, that the stream lives, and how often: the scripts of a page cannot see comments,
 *       and browsers do not tell them of a connection that is dead.
 * </ul>
 *
 * <p>On the servlet's asynchronous output and not on the {@code SseEventSink} of JAX-RS, which on one server writes in the thread of
 * whoever tells, and on the other waits without limit for a client that does not read when it is to be closed.
 *
 * <p>Not here: what has changed, which the history module tells; nor what flows, which the operations module sees.
 */
package dev.orderflow.web.stream;
