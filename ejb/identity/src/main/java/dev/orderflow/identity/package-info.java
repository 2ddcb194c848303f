/**
 * The users of the application: their passwords, their roles, who was verified a moment ago, and who has a session.
 *
 * <ul>
 *   <li>IDENTITY-P1 A database that cannot be asked says nothing about a password. Who logged in before, and whom the settings name, is
 *       known without it.
 *   <li>IDENTITY-P2 Passwords are kept as PBKDF2 hashes only, and in no cache.
 *   <li>IDENTITY-P3 Refusing an unknown name takes as long as refusing a wrong password.
 *   <li>IDENTITY-P4 Guessing passwords occupies at most half of the processors; who was verified before does not wait behind it.
 *   <li>IDENTITY-P5 Passwords are guessed slowly: of a name at an address, at an address, and of a name from all over. Who guesses does
 *       not lock out whom the password belongs to, unless both come from one address.
 *   <li>IDENTITY-P6 A user who was changed, disabled or removed is not known as before any more: at once on the node that did it, within a
 *       minute on the others.
 *   <li>IDENTITY-P7 A password has twelve characters at least.
 *   <li>IDENTITY-P8 A session is known on every node and outlives a restart; its token is kept as a hash only.
 *   <li>IDENTITY-P9 A session is over when nobody has used it for half an hour, twelve hours after it began, when it is ended, and when its
 *       user is changed, disabled or removed.
 * </ul>
 *
 * <p>Not here: HTTP, and who may do what; web asks who somebody is.
 */
package dev.orderflow.identity;
