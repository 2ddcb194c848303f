/**
 * Errors as RFC 9457 problems, whoever finds them: a resource, JAX-RS, the servlet container, the login.
 *
 * <ul>
 *   <li>P1 Every error has a body of type {@code application/problem+json}, with a type that is stable.
 *   <li>P2 Nothing of the inside leaves: no stack trace, no class name, no message of a library.
 *   <li>P3 A defect is logged once, with its cause, under the id that the client gets to see.
 *   <li>P4 A database or broker that is away is 503 with {@code Retry-After}, not 500.
 * </ul>
 *
 * <p>Not here: requests so broken that the server cannot read them as HTTP; it answers these with a bare status.
 */
package dev.orderflow.web.problem;
