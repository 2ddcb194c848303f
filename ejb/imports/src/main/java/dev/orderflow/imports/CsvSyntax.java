package dev.orderflow.imports;

/**
 * Where cells and records of a CSV text end, and what of it is text (RFC 4180). It is told one character after the other, or one byte
 * of UTF-8: all that counts is ASCII. A line may end with CRLF, LF or CR; in quotes it is text.
 *
 * <p>Our own, for want of a library that is as strict: FastCSV, Commons CSV and Jackson take a quote in the middle of a cell for text, or
 * go on behind a quoted one, and none can tell the byte at which a record ends, which is what an import continues at.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, Common Format and MIME Type for CSV Files</a>
 */
final class CsvSyntax {

    /** What a character was. */
    enum Token {
        TEXT,
        QUOTE,
        CELL_END,
        RECORD_END
    }

    private enum State {
        BEGIN,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private State state = State.BEGIN;
    private boolean malformed;

    Token take(int character) {
        if (state == State.QUOTED) {
            state = character == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
            return character == '"' ? Token.QUOTE : Token.TEXT;
        }
        if (state == State.QUOTE_IN_QUOTED && character == '"') {
            state = State.QUOTED;
            return Token.TEXT;
        }
        return outsideQuotes(character);
    }

    private Token outsideQuotes(int character) {
        State before = state;
        state = State.BEGIN;
        switch (character) {
            case ',':
                return Token.CELL_END;
            case '\n', '\r':
                return Token.RECORD_END;
            default:
                // A quote opens a cell at its beginning only, and behind the one that closes it there is nothing more.
                boolean opens = character == '"' && before == State.BEGIN;
                malformed |= character == '"' && !opens || before == State.QUOTE_IN_QUOTED;
                state = opens ? State.QUOTED : State.PLAIN;
                return opens ? Token.QUOTE : Token.TEXT;
        }
    }

    /** Whether a quote is open. */
    boolean isOpen() {
        return state == State.QUOTED;
    }

    /** Whether there was a quote where none may be, or something behind a quoted cell. */
    boolean isMalformed() {
        return malformed;
    }
}
