/** The broker, asked by messages. */
package dev.orderflow.operations.jms;
