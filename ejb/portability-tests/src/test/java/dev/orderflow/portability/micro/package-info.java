/**
 * Payara Micro for tests: one process for all test classes, with a real broker and a real database beside it, into which
 * Arquillian deploys one WAR per test class.
 *
 * <p>Arquillian's own container for Payara Micro starts the server anew for each WAR, which would be most of the time of a run.
 */
package dev.orderflow.portability.micro;
