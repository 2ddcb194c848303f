/**
 * What goes on by itself while the application runs.
 *
 * <ul>
 *   <li>RHYTHM-P1 One time is over before the pause to the next begins.
 *   <li>RHYTHM-P2 Nothing is done while the database is away or lacks a schema.
 *   <li>RHYTHM-P3 Whatever fails is logged, and tried again after the pause.
 *   <li>RHYTHM-P4 Where nothing is due nobody is asked, the database neither.
 * </ul>
 */
package dev.orderflow.rhythm;
