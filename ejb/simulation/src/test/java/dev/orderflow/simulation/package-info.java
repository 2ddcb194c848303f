/**
 * All modules in one JVM: their own code, and in place of server, broker and database something that can be told in which order things
 * happen. A transaction works on copies of rows, and its messages are seen by others when it commits; a delivery that fails is rolled
 * back and comes again, as it would from the broker.
 *
 * <p>What cannot be simulated, the order in which a real broker and real transactions do things, is for the system tests.
 */
package dev.orderflow.simulation;
