/**
 * The REST API: what the modules can do, over HTTP. Nothing is decided here but who may ask and whether the question makes sense.
 *
 * <ul>
 *   <li>WEB-P1 Every answer is JSON, every error a problem (RFC 9457), whoever finds it.
 *   <li>WEB-P2 A request that is wrong in several places is told so in one answer.
 *   <li>WEB-P3 Lists come in keyset pages: what is added meanwhile moves nothing from one page to another.
 *   <li>WEB-P4 The description at {@code /openapi} is made from the code that answers.
 * </ul>
 *
 * <p>Not here: prices, stock, money and decisions. They are the modules'.
 */
package dev.orderflow.web;
