/**
 * The whole product, as a customer, an operator and a program of somebody else see it: the packaged EAR on WildFly (or Payara Server), a
 * broker and a database, each a process of its own, the same as {@code mvn -Prun} starts.
 *
 * <p>{@link dev.orderflow.system.Shop} speaks REST, {@link dev.orderflow.system.BrokerConsole} does what the Artemis console does,
 * {@link dev.orderflow.system.ForeignProgram} sends what it likes. The tests themselves speak of orders.
 */
package dev.orderflow.system;
