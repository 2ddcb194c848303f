package dev.orderflow.imports;

/**
 * A file that has come in.
 *
 * @param uploaded as it was when it had come in
 * @param repeated whether it had come before under the same key
 */
public record Upload(Import uploaded, boolean repeated) {}
