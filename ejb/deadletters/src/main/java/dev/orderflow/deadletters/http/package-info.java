/** New causes as HTTP requests. */
package dev.orderflow.deadletters.http;
