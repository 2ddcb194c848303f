/**
 * Bodies of requests: each is received whole before anybody works on it, and no thread waits meanwhile.
 *
 * <ul>
 *   <li>WEB-BODY-P1 A body that comes slowly, or not at all, holds up nobody: no thread belongs to it. (But where the server's set-up says
 *       {@code orderflow.bodies.in-thread}: there the request's own thread waits.)
 *   <li>WEB-BODY-P2 A request that is refused by its head (login, path, length) is answered without its body.
 *   <li>WEB-BODY-P3 A body that does not come on is 408, one that is too large 413, as soon as that is known.
 *   <li>WEB-BODY-P4 What all bodies take together of the memory has a bound; beyond it, and where one of them is large, they lie in files.
 *   <li>WEB-BODY-P5 A body that breaks off is no defect.
 * </ul>
 */
package dev.orderflow.web.body;
