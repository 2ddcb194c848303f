/** A payment provider that moves no money and behaves as the token says; for trying out and for tests. */
package dev.orderflow.payment.sandbox;
