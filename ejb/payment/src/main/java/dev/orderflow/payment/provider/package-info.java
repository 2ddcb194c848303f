/** Which of the payment providers is asked. Apart from them and from what they are asked for: it alone knows all. */
package dev.orderflow.payment.provider;
