/**
 * The way to the one database that all modules store in, each in a schema of its own.
 *
 * <ul>
 *   <li>DATABASE-P1 The application starts while the database is away; the schemas follow when it is back.
 *   <li>DATABASE-P2 A schema that cannot be brought to its version for another reason fails the deployment, or is an error in the log;
 *       nobody works with it.
 *   <li>DATABASE-P3 While the database is away no message is brought to a reaction that would fail for it.
 *   <li>DATABASE-P4 A database that is known to be away is not waited for.
 *   <li>DATABASE-P5 Nobody begins to work before the whole application has started, and a start that fails is waited for by nobody.
 * </ul>
 *
 * <p>Not here: tables and what they mean. They are the modules'.
 */
package dev.orderflow.database;
