/**
 * What an order costs, measured on the real thing: {@code mvn -Pbench package -DskipTests}.
 *
 * <p>Each figure is set in relation to a ceiling taken in the same run: the same work done by hand, without a server, an ORM or HTTP.
 * Only the ratio travels from one machine to another.
 */
package dev.orderflow.bench;
