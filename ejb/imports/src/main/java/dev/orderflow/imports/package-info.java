/**
 * Files of orders, of any size, placed in chunks.
 *
 * <ul>
 *   <li>IMPORTS-P1 An upload is there whole or not at all, and needs no more memory than a part of it; so does the import.
 *   <li>IMPORTS-P2 A chunk is one transaction: its orders, their events, its rejected lines, and how far the import is. Whatever is
 *       killed, and whoever continues, no order is placed twice and none is left out.
 *   <li>IMPORTS-P3 A line that is wrong is rejected with every reason, under its number, and holds up no other.
 *   <li>IMPORTS-P4 No outage fails an import: it waits, and is continued by whichever node finds that nobody works at it any more.
 *   <li>IMPORTS-P5 An import waits while more orders are undecided than the setting allows, so that others need not wait behind it.
 *   <li>IMPORTS-P6 A file that is no file of orders is refused at once.
 *   <li>IMPORTS-P7 Quotes are those of RFC 4180, all of them. A record of several lines is one record, under the number of its first; a
 *       quote where none may be is wrong; a file with one that is never closed is refused, with its line.
 *   <li>IMPORTS-P8 However often a file is sent under its idempotency key, also at the same time, it is imported once, and its sender gets
 *       the first answer again. A file that breaks off holds its key for a minute at most.
 * </ul>
 *
 * <p>This module is a client of orders, as the REST API is: it knows how to ask for an order, orders knows nothing of files. It has a
 * module of its own because it has a life of its own: tables, a rhythm, jobs.
 *
 * <p>Not here: prices and rules about orders, which are orders'; who may import, which is the REST API's.
 */
package dev.orderflow.imports;
