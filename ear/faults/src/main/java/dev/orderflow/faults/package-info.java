/**
 * What a Byteman agent calls inside an application server under test: a transaction is stopped at one exact moment of its
 * two-phase commit, a test outside kills something, and the transaction goes on. Or the start of a transaction fails.
 *
 * <p>The rules are in {@code breakpoints.btm}; the other end is {@code dev.orderflow.system.crash.Breakpoints} in the system
 * tests. JDK types only, because every class loader of the server has to see this package.
 */
package dev.orderflow.faults;
