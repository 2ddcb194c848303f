/**
 * The description of the events, and the pages that show it and that of the API.
 *
 * <ul>
 *   <li>WEB-ASYNCAPI-P1 What is shown is what the events module ships, and each schema that it names can be fetched.
 *   <li>WEB-ASYNCAPI-P2 The pages work without anything from elsewhere, and within the policy of all pages.
 * </ul>
 */
package dev.orderflow.web.asyncapi;
