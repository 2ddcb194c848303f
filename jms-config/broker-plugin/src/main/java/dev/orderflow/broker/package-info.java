/**
 * What Artemis does differently for Orderflow.
 *
 * <ul>
 *   <li>BROKER-P1 A message that a killed client held and had not begun to handle has used up no delivery; one that it may have begun has
 *       used up one, however many consumers that client had.
 *   <li>BROKER-P2 A message to one queue of a topic, {@code <topic>::<queue>}, comes to that queue only, whatever its session sent before.
 *   <li>BROKER-P3 A message of Orderflow's that an XA session acknowledges outside of a transaction is not lost: it is delivered again.
 *   <li>BROKER-P4 What a foreign client sends, by whatever protocol, can be handed out to a JMS consumer, or is refused when it comes.
 *   <li>BROKER-P5 A dead letter can be found again, by whatever protocol it came.
 *   <li>BROKER-P6 The management tells whether the broker's disk is full.
 * </ul>
 *
 * <p>Not here: settings; those are in {@code jms-config/servers}.
 */
package dev.orderflow.broker;
