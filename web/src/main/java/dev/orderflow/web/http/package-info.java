/**
 * HTTP, as every resource uses it: JSON in and out, errors as RFC 9457 problems whoever finds them (a resource, JAX-RS, the servlet
 * container, the login), pages, queries, headers and ids. Knows no resource.
 *
 * <ul>
 *   <li>WEB-HTTP-P1 Every error has a body of type {@code application/problem+json}, with a type that is stable.
 *   <li>WEB-HTTP-P2 Nothing of the inside leaves: no stack trace, no class name, no message of a library.
 *   <li>WEB-HTTP-P3 A defect is logged once, with its cause, under the id that the client gets to see.
 *   <li>WEB-HTTP-P4 A database or broker that is away is 503 with {@code Retry-After}, not 500.
 *   <li>WEB-HTTP-P5 Nothing is converted: a field is of the right type or it is an error at its exact path.
 *   <li>WEB-HTTP-P6 All errors of a request are found at once.
 *   <li>WEB-HTTP-P7 Money is exact: written as a decimal string, read digit by digit.
 *   <li>WEB-HTTP-P8 A body larger than 64 KiB is not read to its end, whether it announces its length or not.
 *   <li>WEB-HTTP-P9 A body of several lines is read line by line, none of which is larger than 64 KiB; what is wrong names its line.
 *   <li>WEB-HTTP-P10 A client that says by {@code If-Match} or {@code If-None-Match} which version it expects, changes no other; what has a
 *       version tells it.
 *   <li>WEB-HTTP-P11 The head of a request is judged before anything is done: address, media types, encodings, conditions, preferences.
 *   <li>WEB-HTTP-P12 A parameter in an address that the resource does not have, or that is there twice, is refused and named.
 *   <li>WEB-HTTP-P13 Locations and links are relative: nothing that a client or a proxy says of host and scheme is repeated.
 *   <li>WEB-HTTP-P14 Every answer tells browsers to load from here alone, to run nothing that stands in a page, and to give it to no other
 *       site.
 * </ul>
 *
 * <p>Not here: requests so broken that the server cannot read them as HTTP; it answers these with a bare status.
 */
package dev.orderflow.web.http;
