/**
 * Dead letters over REST, for operators.
 *
 * <ul>
 *   <li>WEB-DEADLETTERS-P1 What cannot be done any more, because somebody else did something, is a 409 that says so; nothing is done twice.
 *   <li>WEB-DEADLETTERS-P2 A reason is asked for wherever a message does not go on as it was.
 *   <li>WEB-DEADLETTERS-P3 A customer sees and does nothing here.
 * </ul>
 */
package dev.orderflow.web.deadletters;
