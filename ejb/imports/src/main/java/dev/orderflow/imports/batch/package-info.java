/** The parts of the batch job that places the orders of a file: what reads lines, understands them, and places them. */
package dev.orderflow.imports.batch;
