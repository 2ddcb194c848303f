/**
 * Who calls, and who may do what.
 *
 * <ul>
 *   <li>P1 A wrong password is 401; a database that cannot be asked is 503, for it says nothing about the password. Who logged in
 *       before, and whom the settings name, is known without it.
 *   <li>P2 Passwords are kept as PBKDF2 hashes only, and in no cache.
 *   <li>P3 Refusing an unknown name takes as long as refusing a wrong password.
 *   <li>P4 Guessing passwords occupies at most half of the processors.
 *   <li>P5 A customer sees and orders for itself only; what belongs to others is for it as if it were not there.
 * </ul>
 *
 * <p>Not here: making users, but for the two that the settings name.
 */
package dev.orderflow.web.login;
