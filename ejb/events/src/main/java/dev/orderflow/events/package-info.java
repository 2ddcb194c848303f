/**
 * The event contract: the facts that the modules exchange, and the only thing they share.
 *
 * <ul>
 *   <li>EVENTS-P1 A fact survives the way through JSON: what is read equals what was written, money to the last digit.
 *   <li>EVENTS-P2 Every event written satisfies the JSON Schema that ships beside it.
 *   <li>EVENTS-P3 A field that a reader does not know is ignored; additions are not breaks.
 *   <li>EVENTS-P4 What is not JSON, not a CloudEvent, of an unknown type or version, or against its schema is an
 *       {@link dev.orderflow.events.UnreadableEvent}, which no redelivery can mend.
 *   <li>EVENTS-P5 Who only keeps or passes on events needs no more than the envelope: an {@link dev.orderflow.events.UnopenedEvent} may be
 *       of a type or version that is unknown here, and is whole.
 *   <li>EVENTS-P6 A {@link dev.orderflow.events.Subscription} says about each type of its topic whether it is read or ignored on purpose;
 *       the listeners, the broker's configuration and AsyncAPI say the same.
 *   <li>EVENTS-P7 What a module ignores is not delivered to it: the broker filters it. What nobody knows is delivered, and dies where it
 *       can be seen. No listener can replace a queue by one with another filter.
 * </ul>
 *
 * <p>On the wire an event is a CloudEvents 1.0 JSON object (structured mode). Each type has a JSON Schema
 * ({@code schemas/<Type>-<version>.json} beside this package) and stands in {@code META-INF/asyncapi.yaml}.
 *
 * <p>Not here: what a module does with a fact.
 */
package dev.orderflow.events;
