/**
 * What WildFly answers before, beside and after the application. A filter of its HTTP server: it sees each request first, and is there
 * from the moment that the server begins until it has ended.
 *
 * <ul>
 *   <li>FRONT-P1 Whatever the server refuses by itself is a problem (RFC 9457), as the application's own refusals are.
 *   <li>FRONT-P2 While the server starts or stops, everything is 503 with {@code Retry-After}; what is under way is finished first.
 *   <li>FRONT-P3 Nobody reads a body that nobody wants: once a request is answered, what has not come of its body is not waited for.
 *   <li>FRONT-P4 Health is answered whatever the server's workers do.
 * </ul>
 *
 * <p>Not here: requests that the server cannot read as HTTP; it closes their connections itself.
 */
package dev.orderflow.front;
