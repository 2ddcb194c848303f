package dev.orderflow.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connection that takes what it is given, unless the test says otherwise. */
final class Connection extends ServletOutputStream {

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    boolean ready = true;
    boolean broken;
    boolean unflushed;

    String text() {
        return taken.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(int octet) throws IOException {
        if (broken) {
            throw new IOException("Broken pipe");
        }
        assertThat(ready).as("ready").isTrue();
        unflushed = true;
        taken.write(octet);
    }

    @Override
    public void flush() {
        unflushed = false;
    }
}
