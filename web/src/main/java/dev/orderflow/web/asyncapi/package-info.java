/**
 * The description of the events, and the pages that show it, that of the API, and the documentation for operators.
 *
 * <ul>
 *   <li>WEB-ASYNCAPI-P1 What is shown is what the events module ships, and each schema that it names can be fetched.
 *   <li>WEB-ASYNCAPI-P2 The pages work without anything from elsewhere, and within the policy of all pages.
 *   <li>WEB-ASYNCAPI-P3 Each check of health leads to the paragraph of the documentation that helps; this server brings it along.
 * </ul>
 */
package dev.orderflow.web.asyncapi;
