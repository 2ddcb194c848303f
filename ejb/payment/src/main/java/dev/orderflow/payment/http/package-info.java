/**
 * A payment provider behind HTTP, at the base URL in {@code ORDERFLOW_PAYMENT_PROVIDER}.
 *
 * <p>The API it has to offer, small enough for an adapter in front of any real one:
 *
 * <pre>
 * POST {base}/authorizations                     {"orderId","amount","currency","paymentToken"}
 *      201 {"status":"AUTHORIZED"}               the amount is held
 *      402 {"reason":"..."}                      it is not, for this reason
 * POST {base}/authorizations/{orderId}/capture   204
 * POST {base}/authorizations/{orderId}/void      204; 404 where nothing is held; 409 where it has been captured: a refund is asked for then
 * POST {base}/authorizations/{orderId}/refund    204
 * </pre>
 *
 * Every call carries the header {@code Idempotency-Key}: the order id for the authorisation, the order id and the word for the
 * others, and {@code Authorization: Bearer} with the token in {@code ORDERFLOW_PAYMENT_PROVIDER_TOKEN}, where that is set. A
 * provider is asked over {@code http} on this machine only, unless {@code ORDERFLOW_PAYMENT_PROVIDER_CLEAR_TEXT} is {@code true}. Any other
 * answer, and none within the time-outs, is a technical fault and leads to another attempt.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key header</a>
 */
package dev.orderflow.payment.http;
