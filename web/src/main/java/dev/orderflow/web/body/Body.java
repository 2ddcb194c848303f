package dev.orderflow.web.body;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A body, as far as it has come: in memory while it is small, then in a file that is gone when it is closed, or the process ends. */
final class Body implements AutoCloseable {

    static final int MOST_IN_MEMORY = 64 * 1024;

    private static final long LEFT_FREE = 256L * 1024 * 1024;
    private static final int BETWEEN_LOOKS = 4 * 1024 * 1024;

    private final Memory memory;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    private FileChannel file;
    private Path folder;
    private long size;
    private long looked;

    Body(Memory memory) {
        this.memory = memory;
    }

    long size() {
        return size;
    }

    /** Takes the next bytes. */
    void append(byte[] buffer, int length) throws IOException {
        if (file == null && (size + length > MOST_IN_MEMORY || !memory.takes(length))) {
            intoFile();
        }
        if (file == null) {
            bytes.write(buffer, 0, length);
        } else {
            write(ByteBuffer.wrap(buffer, 0, length));
            mustHaveRoom();
        }
        size += length;
    }

    private void intoFile() throws IOException {
        Path path = Files.createTempFile("orderflow", ".body");
        folder = path.getParent();
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        write(ByteBuffer.wrap(bytes.toByteArray()));
        giveBack();
    }

    private void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining()) {
            file.write(from);
        }
    }

    /** Others need the disk, too. */
    private void mustHaveRoom() throws IOException {
        if (looked == 0 || size - looked > BETWEEN_LOOKS) {
            looked = Math.max(size, 1);
            if (folder.toFile().getUsableSpace() < LEFT_FREE) {
                throw new NoRoom();
            }
        }
    }

    /** From its beginning. Once, when all of it has come. */
    InputStream read() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes.toByteArray()) : Channels.newInputStream(file.position(0));
    }

    private void giveBack() {
        memory.gives(bytes.size());
        bytes = new ByteArrayOutputStream(0);
    }

    @Override
    public void close() throws IOException {
        giveBack();
        if (file != null) {
            file.close();
        }
    }
}
