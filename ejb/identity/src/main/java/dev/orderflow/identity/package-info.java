/**
 * The users of the application: their passwords, their roles, and who was verified a moment ago.
 *
 * <ul>
 *   <li>P1 A database that cannot be asked says nothing about a password. Who logged in before, and whom the settings name, is known
 *       without it.
 *   <li>P2 Passwords are kept as PBKDF2 hashes only, and in no cache.
 *   <li>P3 Refusing an unknown name takes as long as refusing a wrong password.
 *   <li>P4 Guessing passwords occupies at most half of the processors.
 * </ul>
 *
 * <p>Not here: HTTP, and who may do what; web asks who somebody is.
 */
package dev.orderflow.identity;
