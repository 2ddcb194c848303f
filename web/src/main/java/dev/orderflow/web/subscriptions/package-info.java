/**
 * Operators pause and resume subscriptions. How they are is in the flow.
 */
package dev.orderflow.web.subscriptions;
