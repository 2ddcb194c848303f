package dev.orderflow.imports;

/**
 * A record of the file as it is there: a line, or several where there are line breaks in quotes.
 *
 * @param number the number in the file of its first line
 * @param text its bytes, without its end
 * @param next where the record behind it begins
 */
public record ImportLine(long number, byte[] text, Position next) {

    static boolean isBlank(byte[] bytes, int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
