/**
 * What an operator sees: whether the application can do its work (health), how deep the queues are and how fast they move, which
 * transactions are in doubt (flow), and what is measured (metrics, for Prometheus). Health is open to everybody, and says which part is
 * down, or which queue is missing or unheard, and nothing more about it.
 *
 * <ul>
 *   <li>WEB-OPERATIONS-P1 A transaction that is prepared and not decided is shown, on the database and on the broker, with its age and
 *       with the node that decides it; of a transaction that somebody else's transaction manager made, the owner is unknown.
 *   <li>WEB-OPERATIONS-P2 An answer waits for neither database nor broker: it tells what was last seen, and names the part that was not
 *       seen of late.
 *   <li>WEB-OPERATIONS-P3 Rates are those of the last minute; they begin anew when the broker has restarted.
 *   <li>WEB-OPERATIONS-P4 Looking changes nothing. The broker lets the application look, pause and resume subscriptions, and refuses
 *       everything else.
 *   <li>WEB-OPERATIONS-P5 A queue that is missing is named, so is one that nobody listens to; on a server that can, its listener is
 *       started again within a minute.
 *   <li>WEB-OPERATIONS-P6 While the broker's disk is full no new work is taken, and what was accepted is brought to its end.
 *   <li>WEB-OPERATIONS-P7 A subscription that an operator has paused takes nothing, on any node and after restarts, until an operator
 *       resumes it; other subscriptions go on, nothing is lost, and health says which one is paused.
 *   <li>WEB-OPERATIONS-P8 While somebody watches the flow, what is seen of it is two seconds old at most, and broker and database are
 *       looked at once for all who watch.
 *   <li>WEB-OPERATIONS-P9 Who begins to look at the flow is told of the last 15 minutes, as far as the node that answers has seen them.
 * </ul>
 *
 * <p>Not here: logs, traces, and the metrics of the broker and the database.
 */
package dev.orderflow.web.operations;
