package dev.orderflow.imports;

/**
 * A line of the file as it is there.
 *
 * @param number its number in the file
 * @param text its bytes, without its end
 * @param next where the line behind it begins
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
