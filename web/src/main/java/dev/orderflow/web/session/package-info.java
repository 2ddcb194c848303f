/**
 * Login with a form: the call behind it, for pages.
 *
 * <ul>
 *   <li>WEB-SESSION-P1 Who logs in gets a cookie that no script can read and no other site can send, and nothing else that the browser
 *       would have to keep.
 *   <li>WEB-SESSION-P2 What changes something in a session is refused without its CSRF token, and so is a login that another site makes the
 *       browser send.
 *   <li>WEB-SESSION-P3 A page that asks without a session, or after its end, is told so without a challenge that would make the browser
 *       open its own dialog.
 *   <li>WEB-SESSION-P4 Guessing is slowed down, logged and counted as with HTTP Basic.
 *   <li>WEB-SESSION-P5 Who goes to the descriptions with a browser and without a session is asked by the form, so that the browser gets no
 *       password to keep.
 * </ul>
 *
 * <p>Not here: sessions, which the identity module keeps, and their part in each request, which is that of {@code web.login}.
 */
package dev.orderflow.web.session;
