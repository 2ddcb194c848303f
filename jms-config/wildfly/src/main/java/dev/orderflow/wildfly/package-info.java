/**
 * What the application does on WildFly that other servers offer no way for.
 *
 * <ul>
 *   <li>WILDFLY-P1 A listener that has lost its consumers is stopped and started; one that somebody has stopped on purpose is left alone.
 * </ul>
 */
package dev.orderflow.wildfly;
