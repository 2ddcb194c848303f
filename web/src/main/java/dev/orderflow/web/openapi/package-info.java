/**
 * The description of the API. Made at build time and served by the application itself, so that it is the same on every server.
 */
package dev.orderflow.web.openapi;
