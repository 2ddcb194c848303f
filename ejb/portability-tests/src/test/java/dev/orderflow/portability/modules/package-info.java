/**
 * Each module alone in a WAR with the event contract, on Payara Micro: it keeps its promises without the others, and without
 * anything that only WildFly has.
 *
 * <p>The tests run inside the server. They say what the other modules would say, and read the subscriptions of those that are
 * not there.
 */
package dev.orderflow.portability.modules;
