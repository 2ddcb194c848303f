package dev.orderflow.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a file between its records, while it comes in, into parts of a megabyte at most. No more of it than one part is in memory. */
final class FileParts {

    static final int SIZE = 1024 * 1024;
    static final int LONGEST_LINE = 64 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream file;
    private final byte[] buffer = new byte[SIZE];
    private int filled;
    private boolean ended;
    private long line = 1;
    private long notBlank;

    FileParts(InputStream file) {
        this.file = file;
    }

    /**
     * The first record, without its end and without a byte order mark; empty where there is none. To be asked first.
     *
     * @throws LineTooLong when it is
     * @throws UnclosedQuote when its end cannot be told
     */
    byte[] header() throws IOException {
        fill(BYTE_ORDER_MARK.length + LONGEST_LINE + 2);
        if (filled >= BYTE_ORDER_MARK.length
                && Arrays.equals(buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            keepFrom(BYTE_ORDER_MARK.length);
        }
        RecordSpan header = recordAt(0).orElseThrow(() -> new LineTooLong(line, LONGEST_LINE));
        byte[] text = Arrays.copyOf(buffer, header.end());
        keepFrom(header.next());
        line += header.lines();
        return text;
    }

    /** Where the first record behind the header is. To be asked before any part. */
    Position first() {
        return new Position(0, 0, line);
    }

    /**
     * The next part, which ends with a record; null behind the last one.
     *
     * @throws LineTooLong when it has a record that is
     * @throws UnclosedQuote when the end of a record cannot be told
     */
    byte[] next() throws IOException {
        fill(SIZE - filled);
        if (filled == 0) {
            return null;
        }
        int length = endOfLastWholeRecord();
        byte[] part = Arrays.copyOf(buffer, length);
        keepFrom(length);
        return part;
    }

    /** How many records there were behind the header, without blank ones. */
    long lines() {
        return notBlank;
    }

    private void fill(int bytes) throws IOException {
        int read = file.readNBytes(buffer, filled, bytes);
        ended = read < bytes;
        filled += read;
    }

    private int endOfLastWholeRecord() {
        int begin = 0;
        while (begin < filled) {
            Optional<RecordSpan> record = recordAt(begin);
            if (record.isEmpty()) {
                break;
            }
            if (!ImportLine.isBlank(buffer, begin, record.get().end())) {
                notBlank++;
            }
            line += record.get().lines();
            begin = record.get().next();
        }
        return begin;
    }

    private Optional<RecordSpan> recordAt(int begin) {
        Optional<RecordSpan> record = RecordSpan.at(buffer, begin, filled, ended);
        // Of one that is not whole yet at least so much is there; the end of its line may be two bytes.
        if (record.map(RecordSpan::end).orElse(filled - 1) - begin > LONGEST_LINE) {
            throw new LineTooLong(line, LONGEST_LINE);
        }
        if (record.filter(RecordSpan::open).isPresent()) {
            throw new UnclosedQuote(line);
        }
        return record;
    }

    private void keepFrom(int begin) {
        System.arraycopy(buffer, begin, buffer, 0, filled - begin);
        filled -= begin;
    }
}
