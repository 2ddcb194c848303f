/**
 * What an operator wants to know of a running Orderflow: how deep the queues are and how fast they move, which transactions are in doubt,
 * who does not listen any more; and the switch of a subscription.
 *
 * <p>What it promises stands where it can be seen from outside: in {@code dev.orderflow.web.operations}. The broker is asked by management
 * messages, which are JMS messages like others: no class of Artemis is needed, and no other way to the broker than the one that events
 * take.
 */
package dev.orderflow.operations;
