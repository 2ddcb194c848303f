/**
 * Starts what Orderflow consists of (PostgreSQL, an Artemis broker, WildFly or Payara Server with the application) as real processes and
 * keeps them running: for {@code mvn -Prun}, and for tests that want the real thing.
 *
 * <ul>
 * <li>LAUNCHER-P1 One call starts all; it returns when each part does its work, or fails with one message that names the part and
 *     its log, and leaves nothing running.
 * <li>LAUNCHER-P2 A part that dies is named and started again, with its data.
 * <li>LAUNCHER-P3 Whatever way the launcher ends, the next start finds its way: leftovers of a killed run are stopped, half-made
 *     files are made anew.
 * <li>LAUNCHER-P4 Homes are independent: any number of them run side by side, and share the unpacked servers.
 * <li>LAUNCHER-P5 Passwords are random, made once, and readable by the owner alone.
 * </ul>
 *
 * <p>In a test, with the system properties {@code orderflow.dist.wildfly}, {@code orderflow.dist.artemis} (the archives) and
 * {@code orderflow.servers} (where they are unpacked, once for all) set as in {@code ear/system/pom.xml}:
 *
 * <pre>{@code
 * try (Stack stack = Stack.in(folder).withPostgres().withBroker().withApplication(ear).start()) {
 *     URI orders = URI.create(stack.applicationServer().url() + "/api/orders");
 *     String password = stack.credentials().get("operator.password");
 *
 *     stack.broker().kill9();                  // stays down, unless the stack is supervised() ...
 *     stack.broker().start();                  // ... until somebody starts it: same ports, same data
 *     stack.applicationServer().stop();        // in an orderly way
 *     try (Connection connection = stack.postgres().connect()) { ... }
 * }
 * }</pre>
 *
 * <p>Ports are free ones, other than those of a stack in another folder, and stay the same over restarts. Not here: anything that knows
 * what Orderflow does, but for {@link dev.orderflow.launcher.Run} and the sample catalogue it loads.
 */
package dev.orderflow.launcher;
