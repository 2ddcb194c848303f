package dev.orderflow.imports;

import dev.orderflow.imports.CsvSyntax.Token;
import java.util.Optional;

/**
 * Where a record lies in some bytes. Usually it is a line; with line breaks in quotes it is several.
 *
 * @param end the byte behind it, without the end of its line
 * @param next where the one behind it begins
 * @param lines how many lines it has
 * @param open whether it ends within quotes, because nothing follows
 */
record RecordSpan(int end, int next, int lines, boolean open) {

    /**
     * The record that begins there; empty where its end is not among these bytes.
     *
     * @param limit how many of the bytes count
     * @param nothingFollows whether these are all: then the last record needs no end
     */
    static Optional<RecordSpan> at(byte[] bytes, int begin, int limit, boolean nothingFollows) {
        CsvSyntax syntax = new CsvSyntax();
        int lines = 1;
        for (int i = begin; i < limit; i++) {
            boolean isCr = bytes[i] == '\r';
            boolean beforeLf = isCr && i + 1 < limit && bytes[i + 1] == '\n';
            if (syntax.take(bytes[i]) == Token.RECORD_END) {
                return isCr && i + 1 == limit && !nothingFollows
                        // It may be the half of CRLF.
                        ? Optional.empty()
                        : Optional.of(new RecordSpan(i, i + (beforeLf ? 2 : 1), lines, false));
            }
            if (bytes[i] == '\n' || isCr && !beforeLf) {
                lines++;
            }
        }
        return nothingFollows ? Optional.of(new RecordSpan(limit, limit, lines, syntax.isOpen())) : Optional.empty();
    }
}
