/**
 * Who calls, and who may do what.
 *
 * <ul>
 *   <li>WEB-LOGIN-P1 A wrong password is 401; a database that cannot be asked is 503, for it says nothing about the password.
 *   <li>WEB-LOGIN-P2 A customer sees and orders for itself only; what belongs to others is for it as if it were not there.
 *   <li>WEB-LOGIN-P3 A call that is refused because of who calls is logged with its name and address, and counted; nobody fills the log
 *       with such.
 *   <li>WEB-LOGIN-P4 A bearer token is taken where it is the issuer's of the settings, for us, signed with a key of its own, and not over;
 *       keys that cannot be read are 503, for they say nothing about the token.
 * </ul>
 *
 * <p>Not here: users and their passwords; the identity module knows them.
 */
package dev.orderflow.web.login;
