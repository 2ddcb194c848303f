/**
 * What the application needs of Artemis's JMS client beside JMS, whatever server's resource adapter it is part of.
 *
 * <ul>
 *   <li>ARTEMIS-P1 A message that is sent on keeps its body and its properties, also those that JMS has no type or no name for.
 * </ul>
 */
package dev.orderflow.artemis;
