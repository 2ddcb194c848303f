package dev.orderflow.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a file between its lines, while it comes in, into parts of a megabyte at most. No more of it than one part is in memory. */
final class FileParts {

    static final int SIZE = 1024 * 1024;
    static final int LONGEST_LINE = 64 * 1024;

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
     * The first line, without its end; empty where there is none. To be asked first.
     *
     * @throws LineTooLong when it is
     */
    byte[] header() throws IOException {
        fill(LONGEST_LINE + 1);
        int end = lineEnd(0, filled);
        mustNotBeTooLong(end);
        byte[] header = Arrays.copyOf(buffer, end);
        keepFrom(Math.min(end + 1, filled));
        line++;
        return header;
    }

    /**
     * The next part, which ends with a line; null behind the last one.
     *
     * @throws LineTooLong when it has a line that is
     */
    byte[] next() throws IOException {
        fill(SIZE - filled);
        if (filled == 0) {
            return null;
        }
        int length = ended ? filled : endOfLastWholeLine();
        count(length);
        byte[] part = Arrays.copyOf(buffer, length);
        keepFrom(length);
        return part;
    }

    /** How many lines there were behind the header, without blank ones. */
    long lines() {
        return notBlank;
    }

    private void fill(int bytes) throws IOException {
        int read = file.readNBytes(buffer, filled, bytes);
        ended = read < bytes;
        filled += read;
    }

    private int endOfLastWholeLine() {
        for (int end = filled; end > 0; end--) {
            if (buffer[end - 1] == '\n') {
                return end;
            }
        }
        throw new LineTooLong(line, LONGEST_LINE);
    }

    private void count(int length) {
        for (int begin = 0; begin < length; line++) {
            int end = lineEnd(begin, length);
            mustNotBeTooLong(end - begin);
            if (!isBlank(begin, end)) {
                notBlank++;
            }
            begin = end + 1;
        }
    }

    private int lineEnd(int begin, int limit) {
        int end = begin;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private void mustNotBeTooLong(int length) {
        if (length > LONGEST_LINE) {
            throw new LineTooLong(line, LONGEST_LINE);
        }
    }

    private boolean isBlank(int begin, int end) {
        return ImportLine.isBlank(buffer, begin, end);
    }

    private void keepFrom(int begin) {
        System.arraycopy(buffer, begin, buffer, 0, filled - begin);
        filled -= begin;
    }
}
