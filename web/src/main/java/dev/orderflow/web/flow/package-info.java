/**
 * What an operator sees of the events on their way: how deep the queues are, how fast they move, and which transactions are in doubt.
 *
 * <ul>
 *   <li>P1 A transaction that is prepared and not decided is shown, on the database and on the broker, with its age and with the node
 *       that decides it; of a transaction that somebody else's transaction manager made, the owner is unknown.
 *   <li>P2 An answer waits for neither database nor broker: it tells what was last seen, and names the part that was not seen of late.
 *   <li>P3 Rates are those of the last minute; they begin anew when the broker has restarted.
 *   <li>P4 Looking changes nothing. The broker lets the application look, and refuses everything else.
 * </ul>
 *
 * <p>The broker is asked by management messages, which are JMS messages like others: no class of Artemis is needed, and no other way
 * to the broker than the one that events take.
 */
package dev.orderflow.web.flow;
