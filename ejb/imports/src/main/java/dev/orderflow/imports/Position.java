package dev.orderflow.imports;

/**
 * The beginning of a record in an uploaded file.
 *
 * @param part the part that it is in, from 0
 * @param offset the byte in that part, from 0; the length of the part where no record follows in it
 * @param line its number in the file, from 1, which is the header's
 */
public record Position(int part, int offset, long line) {

    static final Position BEHIND_THE_HEADER = new Position(0, 0, 2);
}
