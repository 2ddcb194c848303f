/** The dead-letter queues in JMS, and the subscription to what comes into them: {@code deadletters.DLQ}. */
package dev.orderflow.deadletters.jms;
