package dev.orderflow.web.imports;

import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file in ISO-8859-1, read as UTF-8: each of its bytes is one of the first 256 characters of Unicode, which UTF-8 writes with one byte or
 * two (RFC 3629, 3).
 */
final class Latin1File extends FilterInputStream {

    private static final int NOTHING = -1;

    private int second = NOTHING;

    private Latin1File(InputStream file) {
        super(new BufferedInputStream(file));
    }

    /** The file in UTF-8, whichever of the charsets that are taken it comes in. */
    static InputStream inUtf8(InputStream file, MediaType type) {
        return "ISO-8859-1".equalsIgnoreCase(type.getParameters().get(MediaType.CHARSET_PARAMETER)) ? new Latin1File(file) : file;
    }

    @Override
    public int read() throws IOException {
        if (second != NOTHING) {
            int character = second;
            second = NOTHING;
            return character;
        }
        int character = super.read();
        if (character < 0x80) {
            return character;
        }
        second = 0x80 | character & 0x3f;
        return 0xc0 | character >> 6;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length && (count == 0 || second != NOTHING || available() > 0)) {
            int character = read();
            if (character < 0) {
                break;
            }
            into[offset + count++] = (byte) character;
        }
        return count == 0 && length > 0 ? -1 : count;
    }
}
