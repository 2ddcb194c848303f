/**
 * Users, for operators; and everybody's own password.
 *
 * <ul>
 *   <li>WEB-USERS-P1 No answer has a password or a hash in it.
 *   <li>WEB-USERS-P2 Operators add, change, disable and remove users; everybody else changes nothing but its own password.
 * </ul>
 *
 * <p>Not here: what a user may be called, how long a password is, and who knows it. That is the identity module's.
 */
package dev.orderflow.web.users;
