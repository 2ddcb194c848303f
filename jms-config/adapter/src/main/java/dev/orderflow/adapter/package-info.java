/**
 * A resource adapter for Artemis that brings what waits in a durable subscription to a message-driven bean many at a time, in one
 * transaction: most of what a delivery costs is its transaction. The beans do not know of it.
 *
 * <ul>
 *   <li>ADAPTER-P1 What lies there already is delivered in one transaction, up to a bound in messages, bytes and time. Nothing waits for
 *       more to come. The time in which a batch waits for rows that all of its messages need does not count. The events of one order stay
 *       in their order, and batches take orders in one order, whatever their subscription.
 *   <li>ADAPTER-P2 A batch that fails is rolled back as a whole, and each of its messages is delivered alone from then on: what fails again
 *       harms nobody else, and who was beside it has used up one delivery.
 *   <li>ADAPTER-P3 No message is delivered outside of a transaction that the broker has begun.
 *   <li>ADAPTER-P4 A broker that is away is asked every second. Whatever went wrong with a session, it is closed before another takes its
 *       place.
 *   <li>ADAPTER-P5 A queue is never made, changed or deleted. One that is missing, or has a filter that is not the bean's selector, is not
 *       listened to, and the log says why. One without a filter, as an older installation has it, is listened to.
 *   <li>ADAPTER-P6 Who stops a listener waits for the batch under way; what was not delivered goes back to the queue unharmed.
 *   <li>ADAPTER-P7 A setting that makes no sense stops the adapter from starting, and is named.
 *   <li>ADAPTER-P8 No more deliveries are under way than the machine has cores, but for those of beans that wait for somebody: what waits
 *       for its turn meanwhile comes in one batch. Where there is room nobody waits, and elsewhere nobody for longer than a tenth of a
 *       second.
 *   <li>ADAPTER-P9 The transaction knows the messages of a batch before the first is delivered. A message that cannot be opened is not
 *       among them, and fails alone.
 *   <li>ADAPTER-P10 A session of a bean that waits for somebody waits 25 ms at most while another one delivers. While nobody is slow few of
 *       them deliver, and more in one batch; all of them can wait for somebody slow at the same time.
 *   <li>ADAPTER-P11 What is sent at the end of a delivery is a part of the delivery's transaction, on Payara too: the thread of a session
 *       inherits nothing of the component in which its bean was activated.
 * </ul>
 *
 * <p>Not here: sending. That is done through the server's pooled connection factory, whose name recovery knows the broker by.
 */
package dev.orderflow.adapter;
