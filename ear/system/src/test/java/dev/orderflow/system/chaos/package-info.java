/**
 * Random killing under load: {@code mvn -Pchaos}. Clients place orders under idempotency keys while, every few seconds, one of the
 * three parts is killed and brought back; then the books are checked.
 *
 * <p>{@link dev.orderflow.system.chaos.Chaos} runs it. {@code Schedule} says who is killed when, {@code Havoc} does it, a
 * {@code CustomerProgram} repeats each request until it has an answer, {@code Answers} hold what the clients were told,
 * {@code InDoubtCounter} counts the branches that recovery had to finish.
 */
package dev.orderflow.system.chaos;
